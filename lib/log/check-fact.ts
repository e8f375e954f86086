import { assertNever } from "../units/assert-never.ts";
import { type Instant, toIso } from "../units/instant.ts";
import { fail, type Result, succeed } from "../units/result.ts";
import type { SupportMode } from "../ventilation/subject-course.ts";
import type { Fact } from "./record-event.ts";
import { episodesOf, type SubjectRecord, standingOf } from "./subject-record.ts";
import type { SubjectState } from "./subject-state.ts";

/** Why a fact cannot be true beside the others. */
export type FactFailure =
  | "in_the_future"
  | "bad_time"
  | "overlap"
  | "after_death"
  | "bad_result"
  | "wrong_record";

type Checked = Result<null, FactFailure>;
const FINE: Checked = succeed(null);

/** Whether a fact can be true at this time and beside what else stands. */
export function checkFact(
  { record, profile }: Pick<SubjectState, "record" | "profile">,
  name: string,
  fact: Fact,
  now: Instant,
): Checked {
  for (const time of timesOf(fact)) {
    if (time > now) return fail("in_the_future", `${toIso(time)} is in the future.`);
  }
  switch (fact.kind) {
    case "ventilation": {
      const excluding = [...others(episodesOf(record), name), ...modesOf(record, "niv")];
      return checkSpell(fact, excluding, profile.death?.at ?? null);
    }
    case "mode": {
      // A mask is no tube: one of the two is wrong where both are said of one time.
      const excluding = fact.mode === "niv" ? episodesOf(record) : [];
      const alike = others(modesOf(record, fact.mode), name);
      return checkSpell(fact, [...alike, ...excluding], profile.death?.at ?? null);
    }
    case "biomarker":
      if ((fact.result === null) === (fact.notDone === null)) {
        return fail("bad_result", "A biomarker has a result, or a reason why there is none.");
      }
      return FINE;
    case "follow_up": {
      const death = profile.death?.at ?? null;
      if (fact.status !== "alive" || death === null || fact.at <= death) return FINE;
      return fail("after_death", `The death on record was at ${toIso(death)}.`);
    }
    case "death":
      return checkDeath(record, fact.at, profile.admittedAt);
    case "criterion":
    case "oxygenation_hours":
    case "deviation":
    case "protocol_gas":
    case "plateau_effort":
    case "discharge":
    case "withdrawal":
      return FINE;
    default:
      return assertNever(fact);
  }
}

function timesOf(fact: Fact): readonly Instant[] {
  const times: Instant[] = [];
  if ("at" in fact) times.push(fact.at);
  if ("startedAt" in fact) times.push(fact.startedAt);
  if ("endedAt" in fact && fact.endedAt !== null) times.push(fact.endedAt);
  if ("sampledAt" in fact && fact.sampledAt !== null) times.push(fact.sampledAt);
  return times;
}

interface Spell {
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
}

/** Half-open, so that one may begin where another ends; one that lasts leaves no room after it. */
function checkSpell(spell: Spell, others: readonly Spell[], death: Instant | null): Checked {
  const { startedAt, endedAt } = spell;
  if (endedAt !== null && endedAt <= startedAt) {
    return fail("bad_time", `The end must lie after the start, ${toIso(startedAt)}.`);
  }
  if (death !== null && Math.max(startedAt, endedAt ?? startedAt) > death) {
    return fail("after_death", `The death on record was at ${toIso(death)}.`);
  }
  const met = others.find(
    (one) => startedAt < (one.endedAt ?? Infinity) && one.startedAt < (endedAt ?? Infinity),
  );
  if (met === undefined) return FINE;
  const end = met.endedAt === null ? "and lasts" : `until ${toIso(met.endedAt)}`;
  return fail("overlap", `It overlaps with the one from ${toIso(met.startedAt)} ${end}.`);
}

function checkDeath(record: SubjectRecord, at: Instant, admittedAt: Instant | null): Checked {
  if (admittedAt !== null && at < admittedAt) {
    return fail("bad_time", `It lies before the admission, ${toIso(admittedAt)}.`);
  }
  const seen = standingOf(record, "follow_up").find((one) => one.status === "alive" && one.at > at);
  if (seen !== undefined) {
    return fail("after_death", `A follow-up says that the subject was alive at ${toIso(seen.at)}.`);
  }
  const supported = [...episodesOf(record), ...standingOf(record, "mode")];
  const later = supported.find((one) => one.startedAt > at || (one.endedAt ?? at) > at);
  if (later === undefined) return FINE;
  return fail("after_death", `Support is on record until after it, from ${toIso(later.startedAt)}.`);
}

function modesOf(record: SubjectRecord, wanted: SupportMode) {
  return standingOf(record, "mode").filter(({ mode }) => mode === wanted);
}

function others<T extends { readonly record: string }>(list: readonly T[], name: string): readonly T[] {
  return list.filter(({ record }) => record !== name);
}
