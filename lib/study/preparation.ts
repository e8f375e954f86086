import type { Protocol } from "../protocol/protocol.ts";
import { HOUR, type Instant } from "../units/instant.ts";
import { forComparison } from "../units/rounding.ts";
import type { Arm, DoseMode } from "../ventilation/infusion-choice.ts";
import type { SubjectProfile } from "../ventilation/subject.ts";
import { doseFor } from "./dose.ts";

/** One bag as it stands on the trolley. */
export interface PreparedBag {
  /** What is written on it. */
  readonly label: string;
  readonly volumeMl: number;
  /** `null`: saline holds none. */
  readonly cells: number | null;
}

/** An infusion as prepared, before anything of it is given. */
export interface Preparation {
  readonly arm: Arm;
  readonly mode: DoseMode;
  /** The weight that the dose stands on, kg. */
  readonly weightKg: number;
  /** `null`: saline has none. */
  readonly prescribedCells: number | null;
  readonly product: string;
  readonly lot: string;
  /** `null`: saline has none. */
  readonly passage: number | null;
  readonly expiresAt: Instant;
  readonly route: string;
  readonly line: string;
  readonly bags: readonly PreparedBag[];
}

/** What somebody should look at twice. None of it keeps an infusion from being prepared. */
export type PreparationWarning =
  | "weight_differs"
  | "dose_not_by_weight"
  | "cells_not_the_dose"
  | "volume_not_the_dose"
  | "arm_differs"
  | "expired"
  | "expires_today";

const SOON_MS = 24 * HOUR;

/** Compares what was prepared with what the subject's weight and arm say, and with the time. */
export function preparationWarnings(
  preparation: Preparation,
  { weightKg, group }: Pick<SubjectProfile, "weightKg" | "group">,
  rules: Protocol["infusion"],
  now: Instant,
): readonly PreparationWarning[] {
  const warnings: PreparationWarning[] = [];
  const { arm, mode, bags, prescribedCells, expiresAt } = preparation;
  const dose = doseFor(preparation.weightKg, mode, rules);
  const isFar = (given: number, meant: number): boolean =>
    forComparison(Math.abs(given - meant) / meant) >= rules.differenceFrom;
  if (group !== arm) warnings.push("arm_differs");
  if (weightKg !== null && forComparison(weightKg) !== forComparison(preparation.weightKg))
    warnings.push("weight_differs");
  if (prescribedCells !== null) {
    if (forComparison(prescribedCells / dose.cells) !== 1) warnings.push("dose_not_by_weight");
    const cells = bags.reduce((sum, bag) => sum + (bag.cells ?? 0), 0);
    // Of bags as they come some is left over, so they may hold more; the volume says what is given.
    const isOff =
      mode === "stock" ? forComparison(cells / prescribedCells) < 1 : isFar(cells, prescribedCells);
    if (isOff) warnings.push("cells_not_the_dose");
  }
  const volume = bags.reduce((sum, bag) => sum + bag.volumeMl, 0);
  const isVolumeOff =
    mode === "stock" ? forComparison(volume) < forComparison(dose.volumeMl) : isFar(volume, dose.volumeMl);
  if (isVolumeOff) warnings.push("volume_not_the_dose");
  if (expiresAt < now) warnings.push("expired");
  else if (expiresAt - now < SOON_MS) warnings.push("expires_today");
  return warnings;
}
