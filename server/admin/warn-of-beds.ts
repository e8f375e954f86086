import type { AdminContext } from "./admin-context.ts";

/** Says which beds were named that are not there: a slip, or beds to come. */
export function warnOfBeds({ err }: Pick<AdminContext, "err">, unknown: readonly string[]): void {
  if (unknown.length === 0) return;
  err.write(`The ward has no bed ${unknown.join(", ")}, or not yet: look whether that is meant.\n`);
}
