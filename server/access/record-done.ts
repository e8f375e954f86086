import type { SecurityEvent } from "#lib/access/security-event.ts";
import { fail, type Result } from "#lib/units/result.ts";
import type { AppendFailure } from "../log/event-log.ts";
import { storing } from "./people-failure.ts";
import type { SecurityLog } from "./security-log.ts";

/** What was just done to people, by whom, and how it is undone; `null`: it cannot be. */
interface Done {
  readonly actor: string;
  readonly events: readonly SecurityEvent[];
  readonly undo: (() => unknown) | null;
}

/**
 * Records what was just done to people. What the log cannot take is undone; where that cannot be either, the answer
 * says that it is done all the same, and the log has it once it can be written.
 */
export async function recordDone(
  security: SecurityLog,
  { actor, events, undo }: Done,
): Promise<Result<null, AppendFailure | "done_unrecorded">> {
  const recorded = await security.record(actor, ...events);
  if (recorded.ok) return recorded;
  if (undo !== null && (await storing(undo)).ok) return recorded;
  for (const event of events) security.note(actor, event);
  return fail(
    "done_unrecorded",
    "This is done and holds from now on, but the security log cannot be written: it is recorded once it can be, unless the server is restarted before.",
  );
}
