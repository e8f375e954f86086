import { parseArgs } from "node:util";
import { z } from "zod";
import { isTimeZone } from "#lib/study/site-calendar.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import { areProxies } from "./access/caller.ts";
import type { HospitalSignIn } from "./access/hospital-sign-in.ts";
import type { AlarmWebhook } from "./alarms/webhook.ts";
import { readHospitalSignIn } from "./hospital-config.ts";
import type { DatabaseKind } from "./log/event-log.ts";

/** Everything that is set from outside, parsed once at start. */
export interface Config {
  readonly mode: DatabaseKind;
  /** Hot reload of the pages. */
  readonly dev: boolean;
  /** The demo's clock, server seconds per real second. */
  readonly demoSpeed: number;
  readonly demoSeed: number;
  readonly port: number;
  readonly host: string;
  readonly dataDirectory: string;
  readonly timeZone: string;
  readonly wardName: string;
  readonly feedToken: string | null;
  readonly readToken: string | null;
  readonly logLevel: string;
  /** How people call this server; no slash at its end. */
  readonly publicUrl: string;
  readonly trustedProxies: string | null;
  /** Files of a certificate and its key; `null`: plain HTTP. */
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
  readonly sessionIdleMinutes: number;
  readonly sessionMaxHours: number;
  readonly hospital: HospitalSignIn | null;
  /** Who is called when nobody answers a high alarm; `null`: nobody, as always in the demo. */
  readonly alarmWebhook: AlarmWebhook | null;
}

const token = z.string().min(16, "needs at least 16 characters").optional();

const environmentSchema = z.object({
  PORT: z.coerce.number("is not a port").int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).optional(),
  DATA_DIR: z.string().min(1).default("./data"),
  SITE_TIME_ZONE: z.string().refine(isTimeZone, "is not an IANA time zone").default("Asia/Shanghai"),
  WARD_NAME: z.string().min(1).max(24).default("ICU"),
  FEED_TOKEN: token,
  READ_TOKEN: token,
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: "is not an address such as https://ventwall.example" })
    .optional(),
  TRUST_PROXY: z
    .string()
    .refine(areProxies, "is not a list of addresses, networks, or loopback, linklocal, uniquelocal")
    .optional(),
  TLS_CERT: z.string().min(1).optional(),
  TLS_KEY: z.string().min(1).optional(),
  // A page says at most once a minute that somebody works there, and warns two minutes before the end.
  SESSION_IDLE_MINUTES: z.coerce.number("is not a number").min(5).max(720).default(30),
  ALARM_WEBHOOK_URL: z
    .url({ protocol: /^https?$/, error: "is not an address such as https://pager.example/ventwall" })
    .refine((url) => !hasCredentials(url), "must not hold a name or a password; use ALARM_WEBHOOK_SECRET")
    .optional(),
  ALARM_WEBHOOK_SECRET: z.string().min(16, "needs at least 16 characters").optional(),
  SESSION_MAX_HOURS: z.coerce.number("is not a number").min(0.01).max(168).default(12),
});

function hasCredentials(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && (parsed.username !== "" || parsed.password !== "");
}

const argumentsSchema = z.object({
  demo: z.boolean().default(false),
  dev: z.boolean().default(false),
  speed: z.coerce.number("--speed is not a number").positive().max(3600).default(1),
  seed: z.coerce.number("--seed is not a number").int().default(3608592),
});

/** The configuration, or every problem of it together, a line each. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
): Result<Config, "bad_configuration"> {
  const problems: string[] = [];
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsedEnvironment = environmentSchema.safeParse(given);
  if (!parsedEnvironment.success) {
    for (const issue of parsedEnvironment.error.issues) {
      problems.push(`${issue.path.join(".")} ${issue.message}`);
    }
  }
  const parsedArguments = parseArguments(args);
  if (!parsedArguments.ok) problems.push(parsedArguments.detail);
  const hospital = readHospitalSignIn(given);
  if (!hospital.ok) problems.push(hospital.detail);
  if ((given.TLS_CERT === undefined) !== (given.TLS_KEY === undefined)) {
    problems.push("TLS_CERT and TLS_KEY belong together: give both or neither");
  }
  if (given.ALARM_WEBHOOK_SECRET !== undefined && given.ALARM_WEBHOOK_URL === undefined) {
    problems.push("ALARM_WEBHOOK_SECRET signs nothing without ALARM_WEBHOOK_URL");
  }
  if (given.OIDC_ISSUER !== undefined && given.PUBLIC_URL === undefined) {
    problems.push("PUBLIC_URL is needed beside OIDC_ISSUER: the hospital sends people back to it");
  }
  if (!parsedEnvironment.success || !parsedArguments.ok || !hospital.ok || problems.length > 0) {
    return fail("bad_configuration", problems.join("\n"));
  }
  const env = parsedEnvironment.data;
  const { demo, dev, speed, seed } = parsedArguments.value;
  const { TLS_CERT: certFile, TLS_KEY: keyFile } = env;
  const tls = certFile === undefined || keyFile === undefined ? null : { certFile, keyFile };
  const ownUrl = `${tls === null ? "http" : "https"}://localhost:${env.PORT}`;
  return succeed({
    mode: demo ? "demo" : "production",
    dev,
    demoSpeed: speed,
    demoSeed: seed,
    port: env.PORT,
    host: env.HOST ?? (demo ? "127.0.0.1" : "0.0.0.0"),
    dataDirectory: demo ? `${env.DATA_DIR}/demo` : env.DATA_DIR,
    timeZone: env.SITE_TIME_ZONE,
    wardName: env.WARD_NAME,
    feedToken: env.FEED_TOKEN ?? null,
    readToken: env.READ_TOKEN ?? null,
    logLevel: env.LOG_LEVEL,
    publicUrl: (env.PUBLIC_URL ?? ownUrl).replace(/\/+$/, ""),
    trustedProxies: env.TRUST_PROXY ?? null,
    tls,
    sessionIdleMinutes: env.SESSION_IDLE_MINUTES,
    sessionMaxHours: env.SESSION_MAX_HOURS,
    hospital: hospital.value,
    alarmWebhook:
      demo || env.ALARM_WEBHOOK_URL === undefined
        ? null
        : { url: env.ALARM_WEBHOOK_URL, secret: env.ALARM_WEBHOOK_SECRET ?? null },
  });
}

function parseArguments(
  args: readonly string[],
): Result<z.infer<typeof argumentsSchema>, "bad_configuration"> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        demo: { type: "boolean" },
        dev: { type: "boolean" },
        speed: { type: "string" },
        seed: { type: "string" },
      },
    });
    const parsed = argumentsSchema.safeParse(values);
    return parsed.success
      ? succeed(parsed.data)
      : fail("bad_configuration", parsed.error.issues.map((issue) => issue.message).join("\n"));
  } catch (error) {
    return fail("bad_configuration", error instanceof Error ? error.message : String(error));
  }
}
