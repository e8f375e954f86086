import type { Logger } from "./logger.ts";

/** The exit code of a process that met a fault it cannot go on from (`EX_SOFTWARE`). */
const EXIT_FAULT = 70;
/** Whoever does not close in this time is left. */
const CLOSE_WITHIN_MS = 10_000;

/** Closes on SIGTERM and SIGINT, and ends the process on a fault that nobody caught. */
export function handleShutdown(logger: Logger, close: () => Promise<void>): void {
  // Next installs a listener that only logs: ours comes first and ends the process, for a supervisor to restart.
  process.prependListener("uncaughtException", (error) => {
    logger.fatal({ error: describe(error) }, "a fault that nobody caught");
    process.exit(EXIT_FAULT);
  });
  process.prependListener("unhandledRejection", (reason) => {
    logger.fatal({ error: describe(reason) }, "a rejection that nobody caught");
    process.exit(EXIT_FAULT);
  });
  let closing = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      if (closing) process.exit(1);
      closing = true;
      setTimeout(() => process.exit(1), CLOSE_WITHIN_MS).unref();
      void close().then(() => process.exit(0));
    });
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
