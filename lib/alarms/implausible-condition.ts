import type { AlarmFigures } from "../log/alarm-event.ts";
import type { ReadingQuery } from "../log/reading-queries.ts";
import type { Parameter } from "../ventilation/parameter.ts";
import { suspectedUnit } from "../ventilation/suspected-unit.ts";
import { type Cause, cameInTime, causeOf } from "./cause.ts";
import { PARAMETER_NUMBERS, unitNumberOf } from "./figure-numbers.ts";
import type { Sight } from "./sight.ts";

/** What was sent and cannot be, until somebody has answered for it: one alarm a parameter, however often. */
export function implausible(sight: Sight): readonly Cause[] {
  const { open } = sight.queries;
  if (open.size === 0) return [];
  return [...open].map(([parameter, { latest, promptest }]) =>
    causeOf("IMPLAUS", latest.reading.recordedAt, figuresOf(parameter, latest), {
      occasion: PARAMETER_NUMBERS[parameter],
      raises: cameInTime(sight, promptest.reading),
    }),
  );
}

/** As sent: what somebody will look for in the chart. */
function figuresOf(parameter: Parameter, { reading, sent }: ReadingQuery): AlarmFigures {
  const { value, unit } = sent ?? reading;
  const meant = suspectedUnit(parameter, { value, unit });
  return {
    parameter: PARAMETER_NUMBERS[parameter],
    value,
    ...numbered("unit", unit),
    ...(meant === null ? {} : numbered("suspected", meant)),
  };
}

function numbered(name: string, unit: string): AlarmFigures {
  const number = unitNumberOf(unit);
  return number === undefined ? {} : { [name]: number };
}
