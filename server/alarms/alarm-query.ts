import { CONDITION_IDS, conditionRow, PRIORITIES } from "#lib/alarms/condition.ts";
import type { AlarmCounts } from "#lib/contract/alarms.ts";
import type { AlarmRecord } from "#lib/projections/alarm-record.ts";
import { HOUR, type Instant, parseInstant } from "#lib/units/instant.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";

/** A stretch of time, half-open. */
export interface Period {
  readonly from: Instant;
  readonly to: Instant;
}

/** Which alarms are asked for. What is not given is not asked. */
export interface AlarmFilter {
  readonly state: AlarmRecord["state"] | null;
  readonly priority: AlarmRecord["priority"] | null;
  readonly kind: "physiological" | "technical" | null;
  readonly condition: string | null;
  readonly bed: string | null;
  readonly subject: string | null;
}

type Query = Readonly<Record<string, string>>;

const STATES = ["active", "acknowledged", "latched", "ended"] as const;
const KINDS = ["physiological", "technical"] as const;

/** What the doors of the alarm log let one ask for. */
export const PERIOD_QUERY = {
  period: "day (the last 24 h, unless another is asked for), week, or study: all of it",
  from: "instead of a period: ISO 8601 with an offset",
  to: "up to now unless given",
};

export const FILTER_QUERY = {
  state: STATES.join(", "),
  priority: PRIORITIES.join(", "),
  kind: KINDS.join(", "),
  condition: "an id of the alert table",
  bed: "only alarms raised in this bed",
  subject: "only this subject's",
};

/**
 * The stretch of time that is asked for; `records` are all alarms, the first one first. Where the server's clock was
 * put back, what was raised by the one before is part of the present too.
 */
export function periodOf(
  query: Query,
  now: Instant,
  records: readonly Pick<AlarmRecord, "raisedAt">[],
): Result<Period, "malformed" | "bad_time"> {
  const beginning = records[0]?.raisedAt ?? now;
  const latest = records.reduce((last, { raisedAt }) => Math.max(last, raisedAt + 1), now as number);
  const to = query.to === undefined ? (latest as Instant) : parseInstant(query.to);
  const given = query.from === undefined ? null : parseInstant(query.from);
  if (to === null || (query.from !== undefined && given === null)) {
    return fail("bad_time", "from and to are ISO 8601 times with an offset.");
  }
  const from = given ?? startOf(query.period ?? "day", query.to === undefined ? now : to, beginning);
  if (from === null) return fail("malformed", "period is day, week or study.");
  return from < to ? succeed({ from, to }) : fail("bad_time", "from must lie before to.");
}

function startOf(period: string, to: Instant, beginning: Instant): Instant | null {
  switch (period) {
    case "day":
      return (to - 24 * HOUR) as Instant;
    case "week":
      return (to - 7 * 24 * HOUR) as Instant;
    case "study":
      return Math.min(beginning, to - 1) as Instant;
    default:
      return null;
  }
}

/** Which alarms are asked for; a word that is not one of ours is refused rather than answered with nothing. */
export function filterOf(query: Query): Result<AlarmFilter, "malformed"> {
  const choice = <Word extends string>(name: string, words: readonly Word[]): Word | null | undefined => {
    const given = query[name];
    return given === undefined ? null : words.find((word) => word === given);
  };
  const state = choice("state", STATES);
  const priority = choice("priority", PRIORITIES);
  const kind = choice("kind", KINDS);
  const condition = choice("condition", CONDITION_IDS);
  if (state === undefined) return fail("malformed", `state is one of ${STATES.join(", ")}.`);
  if (priority === undefined) return fail("malformed", `priority is one of ${PRIORITIES.join(", ")}.`);
  if (kind === undefined) return fail("malformed", `kind is one of ${KINDS.join(", ")}.`);
  if (condition === undefined) return fail("malformed", `condition is one of ${CONDITION_IDS.join(", ")}.`);
  return succeed({
    state,
    priority,
    kind,
    condition,
    bed: query.bed ?? null,
    subject: query.subject ?? null,
  });
}

/** Whether there was this alarm at any moment of a period. */
export function wasThere({ raisedAt, endedAt }: AlarmRecord, { from, to }: Period): boolean {
  return raisedAt < to && (endedAt === null || endedAt >= from);
}

/** Whether it is about whom and what is asked for, whatever its state and priority. */
export function isAbout({ condition, bed, subject }: AlarmRecord, filter: AlarmFilter): boolean {
  return (
    (filter.condition === null || filter.condition === condition) &&
    (filter.bed === null || filter.bed === bed) &&
    (filter.subject === null || filter.subject === subject)
  );
}

/** Whether it is of the state, priority and kind that is asked for. */
export function isSuch({ state, priority, condition }: AlarmRecord, filter: AlarmFilter): boolean {
  return (
    (filter.state === null || filter.state === state) &&
    (filter.priority === null || filter.priority === priority) &&
    (filter.kind === null || filter.kind === conditionRow(condition).kind)
  );
}

/** How many there are of each sort. `active` ones ask for somebody now. */
export function countsOf(records: readonly AlarmRecord[]): AlarmCounts {
  const count = (holds: (record: AlarmRecord) => boolean) => records.filter(holds).length;
  return {
    all: records.length,
    active: count(({ state }) => state === "active"),
    latched: count(({ state }) => state === "latched"),
    high: count(({ priority }) => priority === "high"),
    technical: count(({ condition }) => conditionRow(condition).kind === "technical"),
  };
}
