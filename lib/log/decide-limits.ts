import { type Result, succeed } from "../units/result.ts";
import { LIMIT_KEYS, type LimitKey } from "../ventilation/alarm-limit.ts";
import { checkLimit, type LimitRanges } from "./check-limit.ts";
import type { SubjectDecision } from "./command.ts";
import type { AlarmLimitsChanged } from "./event.ts";
import type { SubjectState } from "./subject-state.ts";

/** Sets limits for one subject, each with its reason; `null` goes back to the protocol's. */
export type ChangeLimits = Omit<AlarmLimitsChanged, "type">;

/** One event for what really changes, none where nothing does. All of it is refused when one limit is. */
export function decideLimits(
  { profile }: SubjectState,
  { changes, reason }: ChangeLimits,
  ranges: LimitRanges,
): Result<SubjectDecision, "limit_out_of_range"> {
  const present = profile.alarmLimits ?? {};
  const changed: Partial<Record<LimitKey, number | null>> = {};
  for (const key of LIMIT_KEYS) {
    const value = changes[key];
    if (value === undefined || value === (present[key] ?? null)) continue;
    const checked = value === null ? succeed(null) : checkLimit(key, value, ranges);
    if (!checked.ok) return checked;
    changed[key] = value;
  }
  const isChanged = Object.keys(changed).length > 0;
  return succeed({
    subjectEvents: isChanged ? [{ type: "alarmLimitsChanged", changes: changed, reason }] : [],
    wardEvents: [],
  });
}
