import { type Instant, toIso } from "../units/instant.ts";
import { fail, type Result, succeed } from "../units/result.ts";
import type { Correction } from "../ventilation/correction-reason.ts";
import { isAddition } from "../ventilation/is-addition.ts";
import { checkFact, type FactFailure } from "./check-fact.ts";
import type { SubjectEvent } from "./event.ts";
import type { Fact } from "./record-event.ts";
import { nextRecord, type SubjectRecord, standing, type Version } from "./subject-record.ts";
import type { SubjectState } from "./subject-state.ts";

/** Why something that people enter about a subject is refused. */
export type RecordFailure = FactFailure | "stale_version" | "reason_missing" | "unknown_record";

export type RecordDecision = Result<readonly SubjectEvent[], RecordFailure>;

/** Enters a fact, or what it should have been. */
export interface EnterFact {
  /** `null`: a new one, or the one that there can only be one of. */
  readonly record: string | null;
  readonly fact: Fact;
  /** The version that whoever enters it has seen; 0: none. */
  readonly expectedVersion: number;
  readonly correction: Correction | null;
}

/**
 * Decides what entering a fact changes. The same as what stands changes nothing; whoever has not seen what stands
 * is told; and what stands is replaced only with a reason, but for what only adds to it.
 */
export function decideFact(
  { record, profile }: SubjectState,
  { record: named, fact, expectedVersion, correction }: EnterFact,
  now: Instant,
): RecordDecision {
  const name = named ?? recordOf(record, fact);
  const versions = record.facts.get(name);
  if (named !== null && (versions === undefined || kindOf(versions) !== fact.kind)) return unknown(named);
  if (named !== null && recordOf(record, fact, named) !== named) {
    return fail("wrong_record", `${named} is another one's record; void it, and enter this anew.`);
  }
  const present = versions?.at(-1);
  const before = standing(versions);
  if (before !== null && isSame(before, fact)) return succeed([]);
  if ((present?.version ?? 0) !== expectedVersion) return stale(name, present);
  const checked = checkFact({ record, profile }, name, fact, now);
  if (!checked.ok) return checked;
  const version = expectedVersion + 1;
  if (versions === undefined) return succeed([{ type: "factEntered", record: name, version, fact }]);
  const addsOnly = before !== null && isAddition(before, fact);
  if (!addsOnly && !explains(correction)) return reasonMissing();
  return succeed([{ type: "factCorrected", record: name, version, fact, correction }]);
}

/** Decides what voiding a fact changes; what is void already stays so. */
export function decideFactVoid(
  { record }: SubjectState,
  name: string,
  expectedVersion: number,
  correction: Correction,
): RecordDecision {
  const versions = record.facts.get(name);
  const present = versions?.at(-1);
  if (present === undefined) return unknown(name);
  if (present.value === null) return succeed([]);
  if (present.version !== expectedVersion) return stale(name, present);
  if (!explains(correction)) return reasonMissing();
  return succeed([{ type: "factVoided", record: name, version: expectedVersion + 1, correction }]);
}

/** The name of a fact's record: what there can be only one of is named after what it is about. */
export function recordOf(record: SubjectRecord, fact: Fact, named: string | null = null): string {
  switch (fact.kind) {
    case "death":
    case "discharge":
    case "withdrawal":
    case "oxygenation_hours":
      return fact.kind;
    case "criterion":
      return `criterion/${fact.criterion}`;
    case "biomarker":
      return `biomarker/${fact.analyte}/${fact.matrix}/${fact.studyDay}`;
    case "protocol_gas":
      return `protocol_gas/${fact.date}`;
    case "plateau_effort":
      return `plateau_effort/${fact.reading}`;
    case "ventilation":
    case "deviation":
    case "follow_up":
    case "mode":
      return named ?? nextRecord(record, fact.kind);
  }
}

/** Whether a reason says something: `OTHER` says it in words only. */
export function explains(correction: Correction | null): correction is Correction {
  if (correction === null) return false;
  return correction.reasonCode !== "OTHER" || (correction.text ?? "").trim() !== "";
}

export function reasonMissing() {
  return fail("reason_missing", "What stands is changed only with a reason; OTHER needs words of one's own.");
}

/** Refuses an entry that was made on another version than the present one, which it brings along. */
export function stale(name: string, present: Version<unknown> | undefined) {
  const detail =
    present === undefined
      ? `${name} was never entered.`
      : `${name} is at version ${present.version} by now, of ${toIso(present.at)}.`;
  return { ...fail("stale_version", detail), present: { record: name, version: present?.version ?? 0 } };
}

/** Which version stands where another one was seen. */
export function isVersionName(
  present: unknown,
): present is { readonly record: string; readonly version: number } {
  return typeof present === "object" && present !== null && "record" in present && "version" in present;
}

function unknown(name: string) {
  return fail("unknown_record", `There is no record ${JSON.stringify(name)} of this kind.`);
}

function kindOf(versions: readonly Version<Fact>[]): Fact["kind"] | null {
  return versions.findLast(({ value }) => value !== null)?.value?.kind ?? null;
}

function isSame(one: Fact, other: Fact): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(fact: Fact): readonly (readonly [string, unknown])[] {
  return Object.entries(fact).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
