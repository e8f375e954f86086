import type { FactJson } from "#lib/contract/record.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { HOUR, type Instant, MINUTE, toIso } from "#lib/units/instant.ts";
import { ANALYTES, type Analyte, type Matrix } from "#lib/ventilation/biomarker.ts";
import { severityAt } from "./course.ts";
import { type Chance, chanceOf } from "./prng.ts";
import type { Stay } from "./stay.ts";
import type { World } from "./world.ts";

/** A day's results as the research nurse enters them, and when. */
export interface LaboratoryDay {
  readonly at: number;
  readonly facts: readonly FactJson[];
}

/** Usual figures of a severe lung, and the least that the laboratory can tell. */
const USUAL: Readonly<Record<Analyte, { readonly severe: number; readonly least: number }>> = {
  kl_6: { severe: 900, least: 50 },
  ang_2: { severe: 9_000, least: 10 },
  tnf_alpha: { severe: 60, least: 4 },
  il_8: { severe: 420, least: 8 },
  il_6: { severe: 800, least: 2 },
};

/** The biomarkers of the protocol's days: sampled around noon, entered in the afternoon. */
export function laboratoryDays(
  stay: Stay,
  { seed, calendar }: Pick<World, "seed" | "calendar">,
): readonly LaboratoryDay[] {
  const { infusionAt, leavesAt, subject } = stay;
  if (infusionAt === null) return [];
  const zero = calendar.dayAt(infusionAt as Instant).index;
  return PROTOCOL.alarms.dayItems.days.flatMap((studyDay) => {
    const chance = chanceOf(seed, subject, "laboratory", studyDay);
    const noon = calendar.atHour(calendar.day(zero + studyDay), 12) + chance.integer(-60, 60) * MINUTE;
    const sampledAt = Math.max(noon, infusionAt + 30 * MINUTE);
    const at = sampledAt + chance.integer(90, 240) * MINUTE;
    // Near midnight a sample after the infusion would be the next day's.
    if (at >= leavesAt || sampledAt >= calendar.day(zero + studyDay).end) return [];
    const hasLavage = chance.happens(0.6);
    return [{ at, facts: results(stay, studyDay, sampledAt, hasLavage, chance) }];
  });
}

function results(
  { course }: Stay,
  studyDay: number,
  sampledAt: number,
  hasLavage: boolean,
  chance: Chance,
): readonly FactJson[] {
  const severity = severityAt(course, sampledAt);
  return ANALYTES.flatMap((analyte) =>
    PROTOCOL.biomarkers[analyte].map((matrix: Matrix): FactJson => {
      const { severe, least } = USUAL[analyte];
      const found = severe * severity * (matrix === "balf" ? 1.6 : 1) * chance.between(0.4, 1.5);
      const isMeasured = matrix === "plasma" || hasLavage;
      return {
        kind: "biomarker",
        analyte,
        matrix,
        study_day: studyDay,
        sampled_at: isMeasured ? toIso(Math.round(sampledAt) as Instant) : null,
        value: isMeasured ? Number(Math.max(found, least).toPrecision(3)) : null,
        qualifier: isMeasured && found < least ? "<" : null,
        not_done: isMeasured ? null : "NOT_DONE",
      };
    }),
  );
}

/** What is known of a stay when it begins: a plausible age, and a lung that was hurt a day before. */
export function clocksOf({ subject, ventilatedFrom, arrivesAt }: Stay, seed: World["seed"]) {
  const chance = chanceOf(seed, subject, "clocks");
  const diagnosedAt = Math.min(ventilatedFrom, arrivesAt);
  const iso = (at: number) => toIso(Math.round(at) as Instant);
  return {
    age_years: chance.integer(31, 79),
    admitted_at: iso(diagnosedAt),
    insult_at: iso(diagnosedAt - chance.integer(18, 70) * HOUR),
    diagnosed_at: iso(diagnosedAt),
    consented_at: iso(arrivesAt),
  };
}
