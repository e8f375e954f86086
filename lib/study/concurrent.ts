import type { Instant } from "../units/instant.ts";
import { indexAtOrAfter, type Reading } from "../ventilation/reading.ts";
import { counts } from "./standing.ts";
import type { StudyInput } from "./study-input.ts";

/**
 * The first moment from `from` on at which the PEEP and the FiO2 that were the last are of about one time: H1 is two
 * values at once, and of two that were charted hours apart nobody knows that they were (domain.md section 3). `null`:
 * there is none.
 */
export function firstConcurrent(input: StudyInput, from: Instant): Instant | null {
  const { togetherWithinMs } = input.protocol.alarms.rise;
  let peep = countedBefore(input, "peep", from);
  let fio2 = countedBefore(input, "fio2", from);
  for (const reading of countedFrom(input, from)) {
    if (reading.parameter === "peep") peep = reading.observedAt;
    else fio2 = reading.observedAt;
    if (peep !== null && fio2 !== null && Math.abs(peep - fio2) <= togetherWithinMs)
      return reading.observedAt;
  }
  return null;
}

function countedBefore(
  { readings, ventilation }: StudyInput,
  parameter: "peep" | "fio2",
  from: Instant,
): Instant | null {
  const list = readings.get(parameter) ?? [];
  for (let index = indexAtOrAfter(list, from) - 1; index >= 0; index -= 1) {
    const reading = list[index];
    if (reading !== undefined && counts(reading, ventilation)) return reading.observedAt;
  }
  return null;
}

/** What counts of both from a time on, in order of time. */
function* countedFrom({ readings, ventilation }: StudyInput, from: Instant): Generator<Reading> {
  const lists = (["peep", "fio2"] as const).map((parameter) => readings.get(parameter) ?? []);
  const places = lists.map((list) => indexAtOrAfter(list, from));
  while (true) {
    let next: Reading | undefined;
    let which = 0;
    for (const [index, list] of lists.entries()) {
      const candidate = list[places[index] ?? 0];
      if (candidate === undefined || (next !== undefined && next.observedAt <= candidate.observedAt))
        continue;
      next = candidate;
      which = index;
    }
    if (next === undefined) return;
    places[which] = (places[which] ?? 0) + 1;
    if (counts(next, ventilation)) yield next;
  }
}
