import type { AlarmFigures } from "../log/alarm-event.ts";
import type { ReadingQuery } from "../log/reading-queries.ts";
import type { Parameter } from "../ventilation/parameter.ts";
import { suspectedUnit } from "../ventilation/suspected-unit.ts";
import { type Cause, cameInTime, causeOf } from "./cause.ts";
import { PARAMETER_NUMBERS, unitNumberOf } from "./figure-numbers.ts";
import type { Sight } from "./sight.ts";

/**
 * What was sent and cannot be, until somebody has answered for it: one alarm a parameter, however often. Whoever
 * acknowledged one value has not seen the next; a device that repeats the same one asks once.
 */
export function implausible(sight: Sight): readonly Cause[] {
  const { open } = sight.queries;
  if (open.size === 0) return [];
  return [...open].map(([parameter, { latest, promptest }]) => {
    const occasion = PARAMETER_NUMBERS[parameter];
    const figures = figuresOf(parameter, latest);
    return causeOf("IMPLAUS", latest.reading.recordedAt, figures, {
      occasion,
      raises: cameInTime(sight, promptest.reading),
      asksAgain:
        cameInTime(sight, latest.reading) && isNext(sight.open("IMPLAUS", occasion)?.figures, figures),
    });
  });
}

/** Whether it is a value that came after the one that is said, and another. */
function isNext(said: AlarmFigures | undefined, { reading: number = 0, value, unit }: AlarmFigures): boolean {
  if (said?.reading === undefined || number <= said.reading) return false;
  return value !== said.value || unit !== said.unit;
}

/** As sent: what somebody will look for in the chart. */
function figuresOf(parameter: Parameter, { reading, sent }: ReadingQuery): AlarmFigures {
  const { value, unit } = sent ?? reading;
  const meant = suspectedUnit(parameter, { value, unit });
  return {
    parameter: PARAMETER_NUMBERS[parameter],
    reading: reading.seq,
    value,
    ...numbered("unit", unit),
    ...(meant === null ? {} : numbered("suspected", meant)),
  };
}

function numbered(name: string, unit: string): AlarmFigures {
  const number = unitNumberOf(unit);
  return number === undefined ? {} : { [name]: number };
}
