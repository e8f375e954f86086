import type { Protocol } from "../protocol/protocol.ts";
import { fail, type Result, succeed } from "../units/result.ts";
import { forComparison } from "../units/rounding.ts";
import { LIMIT_WORDS, type LimitKey } from "../ventilation/alarm-limit.ts";

/** Within what each alarm limit may be set, or thought of; both ends included. */
export type LimitRanges = Protocol["alarms"]["limitRanges"];

/** Refuses a limit outside its range, with a sentence that names both. */
export function checkLimit(
  key: LimitKey,
  value: number,
  ranges: LimitRanges,
): Result<null, "limit_out_of_range"> {
  const [lowest, highest] = ranges[key];
  if (forComparison(value) >= lowest && forComparison(value) <= highest) return succeed(null);
  const { name, unit } = LIMIT_WORDS[key];
  return fail(
    "limit_out_of_range",
    `The limit of ${name} lies between ${lowest} and ${highest} ${unit}; ${value} is not taken.`,
  );
}
