import { Command, InvalidArgumentError, Option } from "commander";
import type { Speed } from "./play.ts";

export interface ReplayOptions {
  readonly dir: string;
  readonly url: string;
  readonly speed: Speed;
  readonly token: string;
  /** Seconds. */
  readonly patience: number;
  readonly sentFile?: string;
}

/** The command line of `npm run replay`; ends the process with a sentence when it cannot be understood. */
export function parseReplayOptions(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ReplayOptions {
  const command = new Command("npm run replay --")
    .description("Sends DIR/subjects.csv and DIR/readings.csv to a running server, as a feed would")
    .requiredOption("--dir <dir>", "directory with subjects.csv and readings.csv")
    .option("--url <url>", "the server", asUrl, `http://localhost:${environment.PORT || "3000"}`)
    .option("--speed <n|max>", "60 plays an hour a minute; max sends at once", asSpeed, "max" as Speed)
    .addOption(
      new Option("--token <token>", "a feed token, by default FEED_TOKEN of the environment").default(
        environment.FEED_TOKEN ?? "",
        "FEED_TOKEN",
      ),
    )
    .option("--patience <seconds>", "how long to go on trying a server that is away", asSeconds, 120)
    .option("--sent-file <file>", "append every acknowledged reading's row as JSON lines");
  command.parse(argv, { from: "user" });
  const options = command.opts<ReplayOptions>();
  if (options.token === "") command.error("error: no token: give --token or set FEED_TOKEN");
  return options;
}

function asUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new InvalidArgumentError("It must be an http:// or https:// address.");
  }
  return url.href;
}

function asSpeed(text: string): Speed {
  if (text === "max") return "max";
  const speed = Number(text);
  if (!(speed > 0 && Number.isFinite(speed))) {
    throw new InvalidArgumentError("It must be a number above 0, or max.");
  }
  return speed;
}

function asSeconds(text: string): number {
  const seconds = Number(text);
  if (text.trim() === "" || !(seconds >= 0 && Number.isFinite(seconds))) {
    throw new InvalidArgumentError("It must be a number of seconds.");
  }
  return seconds;
}
