import { type Baseline, baselineAt } from "../study/baseline.ts";
import { latestInfusionWindow } from "../study/infusion-window.ts";
import type { StudyInput } from "../study/study-input.ts";
import { type Instant, toIso, toIsoOrNull } from "../units/instant.ts";
import { forComparison } from "../units/rounding.ts";
import type { SubjectProfile } from "../ventilation/subject.ts";
import type { InfusionWindowView, Unjudged } from "./bed-view.ts";

const VASOPRESSORS = ["norepinephrine", "phenylephrine", "dopamine", "epinephrine"] as const;

/** The clock of the hours after an infusion, with the settings that a rise in support is measured against. */
export function projectInfusionWindow(profile: SubjectProfile, input: StudyInput): InfusionWindowView {
  const window = latestInfusionWindow(profile, input.protocol.infusionWindow);
  const planned_at = toIsoOrNull(profile.infusionPlannedAt);
  if (window === null) {
    return {
      state: planned_at === null ? "none" : "before",
      planned_at,
      started_at: null,
      early_ends_at: null,
      ends_at: null,
      baseline: { peep: null, fio2: null },
      unjudged: [],
    };
  }
  const baseline = baselineAt(input, window.startedAt);
  const { peep, fio2 } = baseline;
  const state = input.now < window.startedAt ? "before" : input.now <= window.endsAt ? "open" : "closed";
  return {
    state,
    planned_at,
    started_at: toIso(window.startedAt),
    early_ends_at: toIso(window.earlyEndsAt),
    ends_at: toIso(window.endsAt),
    baseline: { peep: peep?.value ?? null, fio2: fio2?.value ?? null },
    unjudged: state === "open" ? unjudged(profile, input, baseline) : [],
  };
}

function unjudged(profile: SubjectProfile, input: StudyInput, { peep, fio2 }: Baseline): readonly Unjudged[] {
  const { riseCeilingFio2, vasopressor } = input.protocol.alarms;
  const found: Unjudged[] = [];
  if (peep === null || fio2 === null) found.push("rise");
  else if (forComparison(fio2.value) > riseCeilingFio2) found.push("fio2_ceiling");
  const isUnknown = (drug: keyof typeof vasopressor) => {
    const last = input.readings.get(drug)?.findLast(({ status }) => status === "valid");
    return last !== undefined && last.value > 0 && (last.unit === "ug/kg/min") !== vasopressor[drug].perKg;
  };
  if (profile.weightKg === null && VASOPRESSORS.some(isUnknown)) found.push("dose");
  return found;
}

/** When the window's state changes by time alone. */
export function infusionWindowChanges(
  profile: SubjectProfile,
  { protocol }: Pick<StudyInput, "protocol">,
): readonly Instant[] {
  const window = latestInfusionWindow(profile, protocol.infusionWindow);
  // The end is inclusive: the window closes one millisecond later.
  return window === null ? [] : [window.startedAt, (window.endsAt + 1) as Instant];
}
