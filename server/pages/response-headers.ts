import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import helmet from "helmet";

const NONCE = Symbol("nonce of the page's scripts");
type Guarded = ServerResponse & { [NONCE]?: string };

/** What every answer says over plain HTTP; browsers complain of the rest there. */
const OVER_HTTP = {
  strictTransportSecurity: false,
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
} as const;

const directives = {
  defaultSrc: ["'self'"],
  // Next marks its own scripts with the nonce; nothing else runs, however it got into a page.
  scriptSrc: ["'self'", (_: IncomingMessage, response: Guarded) => `'nonce-${response[NONCE]}'`],
  scriptSrcAttr: ["'none'"],
  // Charts and React set styles on elements; no style of ours carries what somebody typed.
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", "data:", "blob:"],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null,
};

const options = {
  referrerPolicy: { policy: "same-origin" },
  xFrameOptions: { action: "deny" },
  crossOriginResourcePolicy: { policy: "same-origin" },
} as const;
const policy = { useDefaults: false, directives } as const;
const overHttps = helmet({
  ...options,
  strictTransportSecurity: { includeSubDomains: false },
  contentSecurityPolicy: policy,
});
const overHttp = helmet({ ...options, ...OVER_HTTP, contentSecurityPolicy: policy });
const inDevelopment = helmet({
  ...options,
  ...OVER_HTTP,
  // Hot reload evaluates what it fetches.
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { ...directives, scriptSrc: ["'self'", "'unsafe-inline'", "'unsafe-eval'"] },
  },
});

const PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

/** How this server is reached. */
export interface Reach {
  /** People come over TLS, to us or to a proxy before us. */
  readonly secure: boolean;
  /** Pages reload while they are written. */
  readonly dev: boolean;
}

/** Puts the security headers on a page before anything else has its say. */
export function guardPage(request: IncomingMessage, response: ServerResponse, { secure, dev }: Reach): void {
  (response as Guarded)[NONCE] = randomBytes(16).toString("base64");
  const guard = dev ? inDevelopment : secure ? overHttps : overHttp;
  guard(request, response, () => {});
  response.setHeader("permissions-policy", PERMISSIONS);
}

/** Of the API's answers, which load nothing: fixed, because readings come by the thousand. */
const API_HEADERS = [
  [
    "content-security-policy",
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  ],
  ["x-content-type-options", "nosniff"],
] as const;

/** Puts the security headers on an answer of the API. */
export function guardAnswer(response: ServerResponse, { secure }: Pick<Reach, "secure">): void {
  for (const [name, value] of API_HEADERS) response.setHeader(name, value);
  if (secure) response.setHeader("strict-transport-security", "max-age=31536000");
}
