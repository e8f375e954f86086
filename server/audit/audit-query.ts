import { plainActor } from "#lib/interchange/actor-name.ts";
import { EVENT_TYPES } from "#lib/log/event.ts";
import type { AuditEntry } from "#lib/projections/audit-entry.ts";
import { type Instant, parseInstant } from "#lib/units/instant.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";

/** Which events are asked for; `null` is not asked. */
export interface AuditFilter {
  readonly subject: string | null;
  readonly parameter: string | null;
  readonly figure: string | null;
  /** Of a day's figure. */
  readonly date: string | null;
  /** The number of a reading: every event that brought it or is about it. */
  readonly reading: number | null;
  /** As it is shown: of a person without the log's mark. Where a program has the same name, both. */
  readonly actor: string | null;
  readonly types: ReadonlySet<string> | null;
  /** By when they were recorded, half-open. */
  readonly from: Instant | null;
  readonly to: Instant | null;
}

/** What the doors of the audit let one ask for. */
export const AUDIT_QUERY = {
  subject: "only what is about this subject",
  parameter: "only readings of this parameter and what happened to them",
  figure: "only what happened to this daily figure",
  date: "of a daily figure: only that local date",
  reading: "only what brought, changed or asked about the reading of this number",
  actor: "only what this person, program or wall did, by the name that is shown; a person's may begin with @",
  type: "only events of this type, or of these with commas between them",
  from: "recorded at or after: ISO 8601 with an offset",
  to: "recorded before",
};

/** Understands what is asked for; a word that is not one of ours is refused rather than answered with nothing. */
export function auditFilterOf(
  query: Readonly<Record<string, string>>,
): Result<AuditFilter, "malformed" | "bad_time"> {
  const given = (name: string): string | null =>
    query[name] === undefined || query[name] === "" ? null : query[name];
  const [from, to] = [instantOf(given("from")), instantOf(given("to"))];
  if (from === undefined || to === undefined) {
    return fail("bad_time", "from and to are ISO 8601 times with an offset.");
  }
  const reading = given("reading") === null ? null : Number(given("reading"));
  if (reading !== null && (!Number.isSafeInteger(reading) || reading < 1)) {
    return fail("malformed", "reading is the number of a reading.");
  }
  const actor = given("actor");
  const types = given("type")?.split(",") ?? null;
  const unknown = types?.find((type) => !EVENT_TYPES.some((known) => known === type));
  if (unknown !== undefined) return fail("malformed", `There are no events of the type ${unknown}.`);
  return succeed({
    subject: given("subject"),
    parameter: given("parameter"),
    figure: given("figure"),
    date: given("date"),
    reading,
    actor: actor === null ? null : plainActor(actor),
    types: types === null ? null : new Set(types),
    from,
    to,
  });
}

/** Whether an event is asked for. */
export function isAskedFor(entry: AuditEntry, filter: AuditFilter): boolean {
  const isSame = <Value>(asked: Value | null, value: Value | null): boolean =>
    asked === null || asked === value;
  return (
    isSame(filter.subject, entry.subject) &&
    isSame(filter.parameter, entry.parameter) &&
    isSame(filter.figure, entry.figure) &&
    isSame(filter.date, entry.localDate) &&
    isSame(filter.reading, entry.reading) &&
    (filter.actor === null || filter.actor === plainActor(entry.actor)) &&
    (filter.types === null || filter.types.has(entry.type)) &&
    (filter.from === null || entry.recordedAt >= filter.from) &&
    (filter.to === null || entry.recordedAt < filter.to)
  );
}

/** `undefined`: it is no time. */
function instantOf(text: string | null): Instant | null | undefined {
  return text === null ? null : (parseInstant(text) ?? undefined);
}
