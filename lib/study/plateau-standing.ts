import type { Instant } from "../units/instant.ts";
import type { VentilationEpisode } from "../ventilation/subject.ts";
import { type PlateauSlot, plateauSlots } from "./plateau-slots.ts";
import type { StudyInput } from "./study-input.ts";

/** How the latest plateau stands against the schedule. */
export interface PlateauStanding {
  readonly state: "current" | "late" | "missed";
  /**
   * The nominal time of the running slot while it is unfilled some hours later, whatever became of those before it;
   * `null`: none is due.
   */
  readonly dueSince: Instant | null;
  /** When time alone may change it. */
  readonly changes: readonly Instant[];
}

type Schedule = Pick<StudyInput, "calendar" | "protocol" | "now">;

/**
 * `late` once the running slot is unfilled some hours after its nominal time; `missed` once a slot ended
 * unfilled, until the next plateau. A slot whose nominal time lies before this spell of ventilation asked for
 * nothing. Source: contract.md.
 */
export function plateauStanding(
  schedule: Schedule,
  spell: VentilationEpisode,
  latest: Instant,
): PlateauStanding {
  const { now, protocol } = schedule;
  const changes: Instant[] = [];
  let dueSince: Instant | null = null;
  for (const slot of slotsBackwards(schedule)) {
    const isRunning = now < slot.to;
    if (isRunning) changes.push(slot.to);
    if (latest >= slot.from) break;
    const wasAsked = slot.nominal >= spell.startedAt;
    if (isRunning) {
      const lateAt = (slot.nominal + protocol.lateness.plateauAfterNominalMs) as Instant;
      changes.push(lateAt);
      if (wasAsked && now >= lateAt) dueSince = slot.nominal;
    } else if (wasAsked) {
      return { state: "missed", dueSince, changes };
    } else {
      // No earlier slot of this spell was asked for either.
      break;
    }
  }
  return { state: dueSince === null ? "current" : "late", dueSince, changes };
}

/** Every slot that has begun, the running one first. */
function* slotsBackwards({ calendar, protocol, now }: Schedule): Generator<PlateauSlot> {
  for (let index = calendar.dayAt(now).index; ; index -= 1) {
    const slots = plateauSlots(calendar.day(index), calendar, protocol.plateauSlots);
    for (const slot of slots.toReversed()) {
      if (slot.from <= now) yield slot;
    }
  }
}
