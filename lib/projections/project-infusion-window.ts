import { baselineAt } from "../study/baseline.ts";
import { latestInfusionWindow } from "../study/infusion-window.ts";
import type { StudyInput } from "../study/study-input.ts";
import { type Instant, toIso, toIsoOrNull } from "../units/instant.ts";
import type { SubjectProfile } from "../ventilation/subject.ts";
import type { InfusionWindowView } from "./bed-view.ts";

/** The clock of the hours after an infusion, with the settings that a rise in support is measured against. */
export function projectInfusionWindow(profile: SubjectProfile, input: StudyInput): InfusionWindowView {
  const window = latestInfusionWindow(profile.infusions, input.protocol.infusionWindow);
  const planned_at = toIsoOrNull(profile.infusionPlannedAt);
  if (window === null) {
    return {
      state: planned_at === null ? "none" : "before",
      planned_at,
      started_at: null,
      early_ends_at: null,
      ends_at: null,
      baseline: { peep: null, fio2: null },
    };
  }
  const { peep, fio2 } = baselineAt(input, window.startedAt);
  return {
    state: input.now < window.startedAt ? "before" : input.now <= window.endsAt ? "open" : "closed",
    planned_at,
    started_at: toIso(window.startedAt),
    early_ends_at: toIso(window.earlyEndsAt),
    ends_at: toIso(window.endsAt),
    baseline: { peep: peep?.value ?? null, fio2: fio2?.value ?? null },
  };
}

/** When the window's state changes by time alone. */
export function infusionWindowChanges(
  profile: SubjectProfile,
  { protocol }: Pick<StudyInput, "protocol">,
): readonly Instant[] {
  const window = latestInfusionWindow(profile.infusions, protocol.infusionWindow);
  // The end is inclusive: the window closes one millisecond later.
  return window === null ? [] : [window.startedAt, (window.endsAt + 1) as Instant];
}
