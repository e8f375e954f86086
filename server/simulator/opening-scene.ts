import { HOUR, type Instant, MINUTE } from "#lib/units/instant.ts";
import { CAST, type CastMember } from "./cast.ts";
import { type Setback, swingPhases } from "./course.ts";
import { chanceOf } from "./prng.ts";
import type { Span, Stay, StayScript } from "./stay.ts";
import { curtainOf, type World } from "./world.ts";

const DAY = 24 * HOUR;
/** Around the curtain chance breaks nothing: what is shown then is what the script shows. */
const CALM_BEFORE = 4 * HOUR;
const CALM_AFTER = 100 * MINUTE;

/** The patients who are, or were, in the ward when the curtain rises. */
export function openingStays(world: World): readonly Stay[] {
  return CAST.map((member) => stayOf(member, world));
}

function stayOf(member: CastMember, world: World): Stay {
  const curtain = curtainOf(world);
  const chance = chanceOf(world.seed, member.subject, "stay");
  const infusionAt = infusionOf(member, world);
  const ventilatedFrom = (infusionAt ?? curtain) - member.ventilatedHoursBefore * HOUR;
  const unseen = member.scene === "unseen";
  const arrivesAt = Math.max(world.start, ventilatedFrom - 20 * MINUTE);
  const planned = infusionAt === null ? null : plannedBefore(infusionAt);
  const from = infusionAt ?? ventilatedFrom;
  const [severity, later] = member.severity;
  const extubatedAt =
    member.extubatedHoursAgo === undefined
      ? laterExtubation(later, from, curtain, chance.between(0, 3))
      : curtain - member.extubatedHoursAgo * HOUR;
  return {
    subject: member.subject,
    bed: String(member.bed),
    sex: member.sex,
    heightCm: member.heightCm,
    weightKg: member.weightKg,
    device: member.device === true,
    arrivesAt,
    ventilatedFrom,
    readingsFrom: unseen ? curtain + 130 * MINUTE : Math.max(arrivesAt, ventilatedFrom) + 25 * MINUTE,
    infusionPlannedAt: planned,
    infusionAt,
    extubatedAt,
    leavesAt: leavingOf(member, curtain, extubatedAt, from, chance.between(14, 30)),
    awaits: member.awaits ?? null,
    course: {
      from: severity,
      to: later,
      startsAt: from,
      endsAt: from + 6 * DAY,
      setbacks: setbacksOf(member, curtain, infusionAt),
      phases: swingPhases(chance),
    },
    recruitable: member.recruitable ?? chance.between(0.35, 0.8),
    softness: member.softness ?? chance.between(0.92, 1.1),
    resistance: chance.between(8, 14),
    script: scriptOf(member, world, infusionAt),
  };
}

function infusionOf({ infusion }: CastMember, world: World): number | null {
  if (infusion === null) return null;
  const curtain = curtainOf(world);
  if ("hoursAgo" in infusion) return wholeMinute(curtain - infusion.hoursAgo * HOUR);
  if ("inHours" in infusion) return wholeMinute(curtain + infusion.inHours * HOUR);
  const { calendar } = world;
  const today = calendar.dayAt(curtain as Instant);
  return calendar.atHour(calendar.day(today.index - infusion.studyDay), infusion.hour) + 12 * MINUTE;
}

/** Plans are made for the hour; the bag arrives when it arrives. */
function plannedBefore(infusionAt: number): number {
  return Math.floor(infusionAt / HOUR) * HOUR;
}

function laterExtubation(to: number, from: number, curtain: number, days: number): number | null {
  return to > 0.5 ? null : Math.max(from + (9 + days) * DAY, curtain + 20 * HOUR);
}

function leavingOf(
  member: CastMember,
  curtain: number,
  extubatedAt: number | null,
  from: number,
  hours: number,
): number {
  if (member.leftHoursAgo !== undefined) return curtain - member.leftHoursAgo * HOUR;
  return extubatedAt === null ? Math.max(from + 15 * DAY, curtain + 2 * DAY) : extubatedAt + hours * HOUR;
}

function setbacksOf({ scene }: CastMember, curtain: number, infusionAt: number | null): readonly Setback[] {
  if (scene === "derecruits") {
    return [{ at: curtain - 9 * HOUR, amount: 0.1, rampMs: 2 * HOUR, lastsMs: 20 * HOUR }];
  }
  if (scene === "risenEarlier" && infusionAt !== null) {
    return [{ at: infusionAt + 30 * MINUTE, amount: 0.1, rampMs: HOUR, lastsMs: 8 * HOUR }];
  }
  return [];
}

function scriptOf(member: CastMember, world: World, infusionAt: number | null): StayScript {
  const { scene } = member;
  const curtain = curtainOf(world);
  const calm = [{ from: curtain - CALM_BEFORE, to: curtain + CALM_AFTER }];
  const empty: StayScript = {
    rises: [],
    holds: [],
    silences: lostFeedOf(member, world, infusionAt),
    gaps: [],
    calm,
  };
  switch (scene) {
    case "silentUntilStage":
      return {
        ...empty,
        silences: [...empty.silences, { from: curtain - 26 * MINUTE, to: curtain + 90 * MINUTE }],
      };
    case "forgottenHours":
      return {
        ...empty,
        gaps: [
          { from: curtain - 104 * MINUTE, to: curtain + 90 * MINUTE, enteredAt: curtain + 90 * MINUTE },
          { from: curtain - 11 * HOUR, to: curtain - 9 * HOUR, enteredAt: null },
        ],
      };
    case "risenEarlier":
      if (infusionAt === null) return empty;
      return {
        ...empty,
        rises: [
          {
            at: infusionAt + 50 * MINUTE,
            peepBy: 5,
            fio2By: 0.1,
            steps: 2,
            everyMs: 20 * MINUTE,
            holdMs: 13 * HOUR,
          },
        ],
      };
    default:
      return empty;
  }
}

function lostFeedOf(
  { lostFeed }: CastMember,
  { calendar }: World,
  infusionAt: number | null,
): readonly Span[] {
  if (lostFeed === undefined || infusionAt === null) return [];
  const day = calendar.day(calendar.dayAt(infusionAt as Instant).index + lostFeed.studyDay);
  const from = calendar.atHour(day, lostFeed.hour);
  return [{ from, to: from + lostFeed.hours * HOUR }];
}

function wholeMinute(at: number): number {
  return Math.round(at / MINUTE) * MINUTE;
}
