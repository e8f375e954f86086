import { PROTOCOL } from "#lib/protocol/protocol.ts";
import type { SiteCalendar } from "#lib/study/site-calendar.ts";
import { type Instant, MINUTE } from "#lib/units/instant.ts";
import { isInHour } from "./chart.ts";
import { toMinute } from "./charting.ts";
import { chanceOf, type Seed } from "./prng.ts";
import type { Stay } from "./stay.ts";

/** Study days on which the protocol wants a chest film. */
const FILM_DAYS: ReadonlySet<number> = new Set([0, 1, 3, 7]);

/** The inspiratory holds of an hour: near 02, 08, 14 and 20 on the local clock, when the nurse gets there. */
export function holdsIn(seed: Seed, stay: Stay, hour: number, calendar: SiteCalendar): readonly number[] {
  const day = calendar.dayAt((hour + 30 * MINUTE) as Instant);
  const holds = [];
  for (const { nominalHour } of PROTOCOL.plateauSlots) {
    const chance = chanceOf(seed, stay.subject, "hold", day.index, nominalHour);
    const jitter = Math.max(-40, Math.min(45, chance.normal(6, 15)));
    const at = toMinute(calendar.atHour(day, nominalHour) + jitter * MINUTE);
    if (isInHour(at, hour)) holds.push(at);
  }
  return holds;
}

/** The blood gases of an hour: the morning's nearly always, one in the afternoon or evening often. */
export function gasesIn(seed: Seed, stay: Stay, hour: number, calendar: SiteCalendar): readonly number[] {
  const day = calendar.dayAt((hour + 30 * MINUTE) as Instant);
  const chance = chanceOf(seed, stay.subject, "blood gases", day.index);
  const jitter = () => chance.integer(-22, 22) * MINUTE;
  const planned: readonly (readonly [number, number])[] = [
    [8, 0.96],
    [16, 0.75],
    [23, 0.5],
  ];
  const drawn = planned.map(([nominal, probability]) => ({
    taken: chance.happens(probability),
    at: calendar.atHour(day, nominal) + jitter(),
  }));
  const gases = drawn.filter(({ taken, at }) => taken && isInHour(at, hour)).map(({ at }) => at);
  // One soon after arrival, and one before the bag: the trial's baseline.
  const also = [stay.readingsFrom + 40 * MINUTE];
  if (stay.infusionAt !== null) also.push(stay.infusionAt - 50 * MINUTE);
  return [...gases, ...also.map(toMinute).filter((at) => isInHour(at, hour))];
}

/** When the chest film of a study day is read, if that lies in the hour. */
export function filmsIn(seed: Seed, stay: Stay, hour: number, calendar: SiteCalendar): readonly number[] {
  if (stay.infusionAt === null) return [];
  const day = calendar.dayAt((hour + 30 * MINUTE) as Instant);
  const studyDay = day.index - calendar.dayAt(stay.infusionAt as Instant).index;
  if (!FILM_DAYS.has(studyDay)) return [];
  const at =
    calendar.atHour(day, 10) + chanceOf(seed, stay.subject, "film", day.index).integer(0, 55) * MINUTE;
  return isInHour(at, hour) ? [at] : [];
}
