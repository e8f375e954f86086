import type { Instant } from "../units/instant.ts";
import { indexAtOrAfter } from "../ventilation/reading.ts";
import { isOpen } from "./alarm.ts";
import type { Cause } from "./cause.ts";
import { rankOf } from "./condition.ts";
import type { Sight } from "./sight.ts";

/**
 * Where the windows of two infusions overlap, what came after both is seen from either, against two baselines. It
 * raises one alarm: the one that stands already, else the higher, else the later infusion's. What stands goes on; what
 * came before the later infusion, or was acknowledged before this came, is no reason to be silent about it.
 *
 * @param causes of conditions that are about one thing, such as a rise in support, with their T0 as occasion
 */
export function raisedOnce(sight: Sight, causes: readonly Cause[]): readonly Cause[] {
  if (sight.windows.length < 2) return causes;
  const conditions = new Set(causes.map(({ condition }) => condition));
  const standing = sight.alarms.filter(
    (alarm) => conditions.has(alarm.condition) && isOpen(alarm) && alarm.causeEndedAt === null,
  );
  return causes.map((cause) => {
    const { condition, occasion, priority, since } = cause;
    const isOwn = standing.some((alarm) => alarm.condition === condition && alarm.occasion === occasion);
    if (isOwn || !cause.raises) return cause;
    const isSaid = standing.some(
      (alarm) =>
        alarm.occasion !== occasion &&
        alarm.since >= Math.max(alarm.occasion, occasion) &&
        (alarm.acknowledged === null || knownAt(sight, since) <= alarm.acknowledged.at) &&
        rankOf(alarm.priority) >= rankOf(priority),
    );
    const isBetterSaid = causes.some(
      (other) =>
        other.raises &&
        other.occasion !== occasion &&
        other.since >= Math.max(other.occasion, occasion) &&
        (rankOf(other.priority) > rankOf(priority) ||
          (other.priority === priority && other.occasion > occasion)),
    );
    return isSaid || isBetterSaid ? { ...cause, raises: false } : cause;
  });
}

/** When it was known here what was measured at a time: whoever acknowledged before that has not seen it. */
function knownAt({ input }: Sight, since: Instant): number {
  let known: number = since;
  for (const list of input.readings.values()) {
    for (let index = indexAtOrAfter(list, since); list[index]?.observedAt === since; index += 1) {
      known = Math.max(known, list[index]?.recordedAt ?? since);
    }
  }
  return known;
}
