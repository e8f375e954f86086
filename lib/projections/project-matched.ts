import { takesPart } from "../log/decide-match.ts";
import type { MatchedSubject } from "../log/match-event.ts";
import type { MatchSet } from "../log/ward-state.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { covariateBalance } from "../study/covariate-balance.ts";
import { logRank } from "../study/log-rank.ts";
import { toIso } from "../units/instant.ts";
import type { CohortSubject } from "./cohort-subject.ts";
import type { MatchedArm, MatchedBalance, MatchedComparison, MatchedView } from "./matched-view.ts";
import { studyBiomarkers, studyFreeDays, studySurvival } from "./study-outcomes.ts";
import { quantityDays, studyDaysOf, toEachQuantity } from "./study-quantities.ts";
import type { ViewContext } from "./view-input.ts";

/** The comparison of the latest match, and every import. */
export function projectMatched(
  everybody: readonly CohortSubject[],
  sets: readonly MatchSet[],
  { now, calendar, protocol, protocolIdentity }: ViewContext,
): MatchedView {
  const present = sets.at(-1);
  const named = new Set(present?.subjects.map(({ subject }) => subject));
  return {
    server_time: toIso(now),
    time_zone: calendar.timeZone,
    trial: protocol.trial,
    protocol: protocolIdentity,
    simulated: everybody.some(({ subject, simulated }) => simulated && named.has(subject)),
    imports: sets.toReversed().map(({ set, fileName, sha256, by, at, subjects }) => ({
      set,
      file_name: fileName,
      sha256,
      by,
      at: toIso(at),
      subjects: subjects.length,
    })),
    comparison: present === undefined ? null : comparisonOf(everybody, present, protocol),
  };
}

/** A subject of the file with its part in the cohort. */
interface Member {
  readonly row: MatchedSubject;
  readonly part: CohortSubject;
}

function comparisonOf(
  everybody: readonly CohortSubject[],
  match: MatchSet,
  protocol: Protocol,
): MatchedComparison {
  const parts = new Map(everybody.map((part) => [part.subject, part]));
  const members = match.subjects.flatMap((row): Member[] => {
    const part = parts.get(row.subject);
    // Whoever was put into another arm since is in neither of these.
    return part === undefined || part.group === "SALINE" ? [] : [{ row, part }];
  });
  const arm = (isTreated: boolean) => members.filter(({ part }) => isInArm(part) === isTreated);
  const matched = (of: readonly Member[]) => of.filter(({ row }) => takesPart(row)).map(({ part }) => part);
  const [treated, control] = [arm(true), arm(false)];
  const followUps = (of: readonly Member[]) => matched(of).flatMap(({ survival }) => survival.at(-1) ?? []);
  const { observed, expected, chiSquared } = logRank(followUps(treated), followUps(control));
  return {
    set: match.set,
    pairs: new Set(match.subjects.filter(takesPart).map(({ pair }) => pair)).size,
    weighted: match.subjects.some(({ weight }) => weight !== 0 && weight !== 1),
    balanced_below: protocol.outcomes.balancedBelow,
    balance: balanceOf(members, match.covariates, protocol),
    study_days: studyDaysOf(protocol),
    treated: armOf(matched(treated), treated.length, protocol),
    control: armOf(matched(control), control.length, protocol),
    log_rank: { observed, expected, chi_squared: chiSquared },
  };
}

function isInArm({ group }: CohortSubject): boolean {
  return group === "UCMSC";
}

function armOf(subjects: readonly CohortSubject[], of: number, protocol: Protocol): MatchedArm {
  const studyDays = studyDaysOf(protocol);
  return {
    n: subjects.length,
    of,
    quantities: toEachQuantity((quantity) => quantityDays(subjects, quantity, studyDays)),
    survival: studySurvival(subjects, protocol.outcomes),
    free_days: studyFreeDays(subjects),
    biomarkers: studyBiomarkers(subjects),
  };
}

/** The score first, then the file's columns, then what the record says of everybody. */
function balanceOf(
  members: readonly Member[],
  covariates: readonly string[],
  protocol: Protocol,
): readonly MatchedBalance[] {
  const told = (covariate: string, read: (member: Member) => number | null): MatchedBalance => {
    const values = members.flatMap((member) => {
      const value = read(member);
      const { row, part } = member;
      const weight = takesPart(row) ? row.weight : 0;
      return value === null ? [] : [{ isTreated: isInArm(part), value, weight }];
    });
    return {
      covariate,
      missing: members.length - values.length,
      ...covariateBalance(values, protocol.outcomes),
    };
  };
  return [
    told("ps_logit", ({ row }) => row.logit),
    ...covariates.map((name) => told(name, ({ row }) => row.covariates[name] ?? null)),
    told("record_age", ({ part }) => part.ageYears),
    told("record_male", ({ part }) => (part.sex === "male" ? 1 : 0)),
  ];
}
