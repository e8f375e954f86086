import { HOUR, MINUTE } from "#lib/units/instant.ts";
import { swingPhases } from "./course.ts";
import { chanceOf } from "./prng.ts";
import { NO_SCRIPT, type Stay } from "./stay.ts";
import { curtainOf, WARD_BEDS, type World } from "./world.ts";

const DAY = 24 * HOUR;
/** The highest subject number of the opening scene. */
const LAST_OF_CAST = 25;

/**
 * Who comes into a bed after someone left it, so that a demo left running stays a ward. `generation`
 * counts those who came after the opening scene, from 0.
 */
export function nextStay(world: World, before: Stay, generation: number): Stay {
  const place = WARD_BEDS.indexOf(before.bed);
  const number = LAST_OF_CAST + 1 + generation * WARD_BEDS.length + place;
  const subject = `S-${String(number).padStart(3, "0")}`;
  const chance = chanceOf(world.seed, subject, "stay");
  const sex = chance.happens(0.6) ? "male" : "female";
  const heightCm = Math.round(chance.normal(sex === "male" ? 171 : 159, 6));
  // A bed that stands empty when the curtain rises does so for some hours more.
  const bedReadyAt = Math.max(before.leavesAt, curtainOf(world) + 4 * HOUR);
  const arrivesAt = bedReadyAt + chance.integer(3 * 60, 14 * 60) * MINUTE;
  const infusionAt = arrivesAt + chance.integer(18 * 60, 60 * 60) * MINUTE;
  const from = chance.between(0.55, 0.9);
  const improves = chance.happens(0.6);
  const to = improves ? chance.between(0.1, 0.45) : chance.between(from - 0.1, 0.95);
  const extubatedAt = improves ? infusionAt + chance.between(5, 11) * DAY : null;
  return {
    subject,
    bed: before.bed,
    sex,
    heightCm,
    weightKg: Math.round((chance.normal(23.5, 2.5) * heightCm * heightCm) / 10_000),
    device: before.device,
    arrivesAt,
    ventilatedFrom: arrivesAt + 15 * MINUTE,
    readingsFrom: arrivesAt + chance.integer(30, 70) * MINUTE,
    infusionPlannedAt: Math.floor(infusionAt / HOUR) * HOUR,
    infusionAt,
    extubatedAt,
    leavesAt: extubatedAt === null ? infusionAt + chance.between(8, 14) * DAY : extubatedAt + 20 * HOUR,
    awaits: null,
    course: {
      from,
      to,
      startsAt: infusionAt,
      endsAt: infusionAt + 6 * DAY,
      setbacks: chance.happens(0.3)
        ? [
            {
              at: infusionAt + chance.between(2, 120) * HOUR,
              amount: chance.between(0.08, 0.18),
              rampMs: 2 * HOUR,
              lastsMs: chance.between(6, 24) * HOUR,
            },
          ]
        : [],
      phases: swingPhases(chance),
    },
    recruitable: chance.between(0.25, 0.8),
    softness: chance.between(0.8, 1.1),
    resistance: chance.between(8, 14),
    script: NO_SCRIPT,
  };
}
