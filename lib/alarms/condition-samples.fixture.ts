import { at, reading } from "../study/sample-subject.fixture.ts";
import type { Reading } from "../ventilation/reading.ts";
import type { AlarmStory } from "./alarm-story.fixture.ts";

/** A time of the day on which the tests of conditions are told. */
export function on(time: string): string {
  return `2026-03-02 ${time}`;
}

/** A plateau with its PEEP and tidal volume in the same record. */
export function plateau(value: number, time: string, peep = 10, tidalVolume = 400): readonly Reading[] {
  return [
    reading("peep", peep, on(time)),
    reading("tidal_volume", tidalVolume, on(time)),
    reading("plateau_pressure", value, on(time)),
  ];
}

/** What the ventilator gives at a time: PEEP in cmH2O, FiO2 as a fraction. */
export function support(peep: number, fio2: number, time: string): readonly Reading[] {
  return [reading("peep", peep, on(time)), reading("fio2", fio2, on(time))];
}

export const infusedAt10 = { infusions: [{ startedAt: at(on("10:00")), endedAt: at(on("10:40")) }] };

/** The words of the alarms of one condition. */
export function only(story: AlarmStory, condition: string): readonly string[] {
  return story.alarms.filter((word) => word.startsWith(condition));
}
