import { AlarmLife, type ExpectedAlarm, type Seen } from "./alarm-life.fixture.ts";
import { ENTERED_EVENT_RULES } from "./entered-event-rules.fixture.ts";
import { ENTRY_RULES } from "./entry-rules.fixture.ts";
import type { ExportedReading, LoggedStep } from "./exported-ward.fixture.ts";
import { INFUSION_RULES } from "./infusion-rules.fixture.ts";
import { type DeskEntry, factsOver } from "./known-facts.fixture.ts";
import { MECHANICS_RULES } from "./mechanics-rules.fixture.ts";
import { OVERDUE_RULES } from "./overdue-rules.fixture.ts";
import { replay } from "./replay.fixture.ts";
import type { Rule } from "./rule.fixture.ts";
import { historyOf } from "./sight.fixture.ts";
import { SUPPORT_RISE_RULES } from "./support-rise-rules.fixture.ts";
import { VAC_RULES } from "./vac-rules.fixture.ts";

const RULES: readonly Rule[] = [
  ...SUPPORT_RISE_RULES,
  ...INFUSION_RULES,
  ...MECHANICS_RULES,
  ...OVERDUE_RULES,
  ...ENTRY_RULES,
  ...ENTERED_EVENT_RULES,
  ...VAC_RULES,
];

/** The lines of the alert table. */
export const CHECKED_CONDITIONS: readonly string[] = [
  "IAE-H1",
  "IAE-H2",
  "IAE-V",
  "IAE-A",
  "IAE-D",
  "IAE-T",
  "IAE-END",
  "INF-LONG",
  "PPLAT-HI",
  "DP-HI",
  "DP-NEG",
  "VT-HI",
  "CST-DROP",
  "PEEP-STEP",
  "PF-LOW",
  "PEEP-OVD",
  "PPLAT-OVD",
  "FEED-SIL",
  "FEED-NONE",
  "IMPLAUS",
  "DUE-D",
  "VAC",
];

/** What the exports and the desk give: no more is known here. */
export interface OracleInput {
  readonly readings: readonly ExportedReading[];
  readonly desk: readonly DeskEntry[];
  /** Only who saw what, and when, is taken from the log. */
  readonly log: readonly LoggedStep[];
  readonly until: number;
}

/**
 * Every alarm that must have been given, and what must have become of it, worked out from domain.md section 3 alone:
 * nothing here knows, or imports, how the server finds alarms. Where the page can be read in two ways, a comment at
 * the rule says in which it is read.
 */
export function expectedAlarms({ readings, desk, log, until }: OracleInput): readonly ExpectedAlarm[] {
  const bySubject = Map.groupBy(readings, ({ subject }) => subject);
  const entries = Map.groupBy(desk, ({ subject }) => subject);
  return [...entries].flatMap(([subject, ofSubject]) => {
    const history = historyOf(subject, factsOver(ofSubject), bySubject.get(subject) ?? []);
    return RULES.flatMap((rule) => {
      const seen = seenIn(log, subject, rule.condition);
      return AlarmLife.of(subject, rule, replay(history, rule, until), seen, until);
    });
  });
}

function seenIn(log: readonly LoggedStep[], subject: string, condition: string): readonly Seen[] {
  const mine = log.filter((step) => step.subject === subject && step.condition === condition);
  const raisedAt = new Map(mine.filter(({ what }) => what === "raised").map(({ alarm, at }) => [alarm, at]));
  return mine
    .filter(({ what }) => what === "acknowledged")
    .map(({ alarm, at }) => ({ at, raisedAt: raisedAt.get(alarm) ?? Number.NaN }));
}
