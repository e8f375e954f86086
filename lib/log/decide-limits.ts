import type { Protocol } from "../protocol/protocol.ts";
import { fail, type Result, succeed } from "../units/result.ts";
import { forComparison } from "../units/rounding.ts";
import { LIMIT_KEYS, LIMIT_WORDS } from "../ventilation/alarm-limit.ts";
import type { SubjectDecision } from "./command.ts";
import type { AlarmLimitsChanged } from "./event.ts";
import type { SubjectState } from "./subject-state.ts";

/** Sets limits for one subject, each with its reason; `null` goes back to the protocol's. */
export type ChangeLimits = Omit<AlarmLimitsChanged, "type">;

type Ranges = Protocol["alarms"]["limitRanges"];

/** One event for what really changes, none where nothing does. All of it is refused when one limit is. */
export function decideLimits(
  { profile }: SubjectState,
  { changes, reason }: ChangeLimits,
  ranges: Ranges,
): Result<SubjectDecision, "limit_out_of_range"> {
  const present = profile.alarmLimits ?? {};
  const changed: Partial<Record<keyof Ranges, number | null>> = {};
  for (const key of LIMIT_KEYS) {
    const value = changes[key];
    if (value === undefined || value === (present[key] ?? null)) continue;
    const [lowest, highest] = ranges[key];
    if (value !== null && (forComparison(value) < lowest || forComparison(value) > highest)) {
      const { name, unit } = LIMIT_WORDS[key];
      return fail(
        "limit_out_of_range",
        `The limit of ${name} lies between ${lowest} and ${highest} ${unit}; ${value} is not taken.`,
      );
    }
    changed[key] = value;
  }
  const isChanged = Object.keys(changed).length > 0;
  return succeed({
    subjectEvents: isChanged ? [{ type: "alarmLimitsChanged", changes: changed, reason }] : [],
    wardEvents: [],
  });
}
