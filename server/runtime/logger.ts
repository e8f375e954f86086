import { type Logger, pino } from "pino";

export type { Logger };

/** The server's own log (not the event log): JSON lines on standard error, so that standard output stays for people. */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: ["token", "*.token", "authorization", "*.authorization", "cookie", "*.cookie"],
        censor: "[hidden]",
      },
    },
    pino.destination(2),
  );
}
