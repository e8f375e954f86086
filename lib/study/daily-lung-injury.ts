import type { Protocol } from "../protocol/protocol.ts";
import type { Instant } from "../units/instant.ts";
import { type Reading, readingsBetween } from "../ventilation/reading.ts";
import type { DaySegment } from "./day-segment.ts";
import type { SegmentSummary } from "./day-summary.ts";
import { type LungInjuryInputs, type LungInjuryScore, lungInjuryScore } from "./lung-injury-score.ts";
import { latestWithin } from "./pairing.ts";
import { counts } from "./standing.ts";
import type { StudyInput } from "./study-input.ts";

/** The day's means, or what was measured beside the day's blood gas (domain.md A6). */
export type LungInjuryMode = Protocol["lungInjuryScore"]["mode"] | "spot";

/** The lung injury score of a day or a part of day 0. The X-ray is the segment's last. */
export function dailyLungInjury(
  input: StudyInput,
  summary: SegmentSummary,
  mode: LungInjuryMode = input.protocol.lungInjuryScore.mode,
): LungInjuryScore {
  return lungInjuryScore(
    {
      pfRatio: summary.pfRatio.value,
      quadrants: dayXRay(input, summary.segment)?.value ?? null,
      ...(mode === "daily" ? dailyMechanics(summary) : spotMechanics(input, summary)),
    },
    input.protocol.lungInjuryScore,
  );
}

/** The chest X-ray of a segment, its last valid one; `null`: none was read. */
export function dayXRay(input: StudyInput, { readingsFrom, readingsTo }: DaySegment): Reading | null {
  const xRays = readingsBetween(input.readings, "cxr_quadrants", readingsFrom, readingsTo);
  return xRays.findLast(({ status }) => status === "valid") ?? null;
}

type Mechanics = Pick<LungInjuryInputs, "peep" | "staticCompliance">;

function dailyMechanics({ peep, plateaus }: SegmentSummary): Mechanics {
  return { peep: peep.mean, staticCompliance: plateaus.staticCompliance.mean };
}

/** Without a blood gas there is no moment to measure beside. */
function spotMechanics(input: StudyInput, { pfRatio, plateaus }: SegmentSummary): Mechanics {
  const moment = pfRatio.chosen?.pao2.observedAt ?? null;
  if (moment === null) return { peep: null, staticCompliance: null };
  const peep = latestWithin(
    input.readings.get("peep"),
    moment,
    input.protocol.pairing.peepBeforeMs,
    (reading) => counts(reading, input.ventilation),
  );
  return { peep: peep?.value ?? null, staticCompliance: nearestCompliance(plateaus, moment) };
}

/** Of the day's plateaus the one closest to the moment, the earlier of two. */
function nearestCompliance({ slots }: SegmentSummary["plateaus"], moment: Instant): number | null {
  let nearest: number | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (const { representative } of slots) {
    const value = representative?.staticCompliance.value ?? null;
    if (representative === null || value === null) continue;
    const away = Math.abs(representative.plateau.observedAt - moment);
    if (away >= distance) continue;
    nearest = value;
    distance = away;
  }
  return nearest;
}
