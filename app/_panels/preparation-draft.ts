import { fromSiteInput, toSiteInput } from "#app/_format/site-time-input.ts";
import { type FieldProblem, filled, numberFrom, numberOf, siteTime, wholeFrom } from "#app/_forms/rules.ts";
import type { PreparationView } from "#lib/projections/infusion-record-view.ts";
import type { SubjectView } from "#lib/projections/subject-view.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { doseFor } from "#lib/study/dose.ts";
import type { Preparation } from "#lib/study/preparation.ts";
import type { Instant } from "#lib/units/instant.ts";
import { forComparison } from "#lib/units/rounding.ts";
import { ARMS, type Arm, DOSE_MODES, type DoseMode } from "#lib/ventilation/infusion-choice.ts";

/** What stands in the form of a preparation, field by field; bags by their number. */
export type PreparationDraft = Readonly<Record<string, string>>;

export const MOST_BAGS = 6;

/** `null`: nobody has said it yet; the same of the bags. */
export function armOf({ arm }: PreparationDraft): Arm | null {
  return ARMS.find((one) => one === arm) ?? null;
}

export function modeOf({ mode }: PreparationDraft): DoseMode | null {
  return DOSE_MODES.find((one) => one === mode) ?? null;
}

/** Saline has no cells; until the arm is said, they are asked for. */
export function hasCells(draft: PreparationDraft): boolean {
  return armOf(draft) !== "SALINE";
}

/** The weight that the dose stands on, kg; `null`: no possible one was entered. */
export function weightOf({ weight = "" }: PreparationDraft): number | null {
  const kg = numberOf(weight);
  return kg === null || kg < 25 || kg > 250 ? null : kg;
}

export function bagNumbers({ bagCount }: PreparationDraft): readonly number[] {
  return Array.from(
    { length: Math.min(Math.max(Number(bagCount) || 1, 1), MOST_BAGS) },
    (_, index) => index + 1,
  );
}

/** A form that is empty but for what is on record of the subject: a matched control has no arm. */
export function newDraft(view: Pick<SubjectView, "group" | "weight_kg">): PreparationDraft {
  const draft = {
    arm: armOf({ arm: view.group }) ?? "",
    mode: "",
    weight: view.weight_kg === null ? "" : textOf(view.weight_kg),
    product: "",
    lot: "",
    passage: "",
    expires: "",
    route: "",
    line: "",
    reason: "",
  };
  return { ...draft, ...workedOut(draft) };
}

/** A form that holds what was written down before. */
export function draftOf(view: PreparationView, timeZone: string): PreparationDraft {
  const bags = view.bags.flatMap(({ label, volume_ml, cells }, index) => [
    [`label${index + 1}`, label],
    [`volume${index + 1}`, textOf(volume_ml)],
    [`cells${index + 1}`, cells === null ? "" : textOf(cells / 1e6)],
  ]);
  return {
    arm: view.arm,
    mode: view.mode,
    weight: textOf(view.weight_kg),
    dose: view.prescribed_cells === null ? "" : textOf(view.prescribed_cells / 1e6),
    product: view.product,
    lot: view.lot,
    passage: view.passage === null ? "" : String(view.passage),
    expires: toSiteInput(Date.parse(view.expires_at) as Instant, timeZone),
    route: view.route,
    line: view.line,
    reason: "",
    bagCount: String(view.bags.length),
    ...Object.fromEntries(bags),
  };
}

/** What follows from weight and kind of bag: the dose, and bags that hold it. What is written on them stays. */
export function workedOut(draft: PreparationDraft): PreparationDraft {
  const weight = weightOf(draft);
  const mode = modeOf(draft);
  if (weight === null || mode === null) return { dose: "", bagCount: draft.bagCount ?? "1" };
  const dose = doseFor(weight, mode, PROTOCOL.infusion);
  const { stock } = PROTOCOL.infusion;
  const bagCount = Math.min(dose.bags, MOST_BAGS);
  const [cells, volume] = mode === "stock" ? [stock.cells, stock.volumeMl] : [dose.cells, dose.volumeMl];
  const bags = Array.from({ length: bagCount }, (_, index) => [
    [`volume${index + 1}`, textOf(volume)],
    [`cells${index + 1}`, textOf(cells / 1e6)],
  ]).flat();
  return { dose: textOf(dose.cells / 1e6), bagCount: String(bagCount), ...Object.fromEntries(bags) };
}

/** What must stand in which field. */
export function draftRules(
  draft: PreparationDraft,
  isCorrection: boolean,
): Readonly<Record<string, (value: string) => FieldProblem | null>> {
  const isCells = hasCells(draft);
  const { lowest, highest } = PROTOCOL.infusion.passage;
  const bags = bagNumbers(draft).flatMap((number) => [
    [`label${number}`, filled] as const,
    [`volume${number}`, numberFrom(1, 2_000, "mL")] as const,
    ...(isCells ? [[`cells${number}`, numberFrom(0.000_001, 10_000)] as const] : []),
  ]);
  return {
    arm: filled,
    mode: filled,
    weight: numberFrom(25, 250, "kg"),
    ...(isCells ? { dose: numberFrom(0.000_001, 10_000), passage: wholeFrom(lowest, highest) } : {}),
    product: filled,
    lot: filled,
    expires: siteTime,
    route: filled,
    line: filled,
    ...Object.fromEntries(bags),
    ...(isCorrection ? { reason: filled } : {}),
  };
}

/** As the server takes it; `null` while a field is not right. */
export function requestOf(draft: PreparationDraft, timeZone: string) {
  const expires_at = fromSiteInput(draft.expires ?? "", timeZone);
  const weight_kg = weightOf(draft);
  const [arm, mode] = [armOf(draft), modeOf(draft)];
  if (expires_at === null || weight_kg === null || arm === null || mode === null) return null;
  const isCells = hasCells(draft);
  return {
    arm,
    mode,
    weight_kg,
    prescribed_cells: isCells ? cellsOf(draft.dose) : null,
    product: (draft.product ?? "").trim(),
    lot: (draft.lot ?? "").trim(),
    passage: isCells ? numberOf(draft.passage ?? "") : null,
    expires_at,
    route: (draft.route ?? "").trim(),
    line: (draft.line ?? "").trim(),
    bags: bagNumbers(draft).map((number) => ({
      label: (draft[`label${number}`] ?? "").trim(),
      volume_ml: numberOf(draft[`volume${number}`] ?? "") ?? 0,
      cells: isCells ? cellsOf(draft[`cells${number}`]) : null,
    })),
  };
}

/** The same in the words of the trial's rules, for warnings while it is typed. */
export function preparationOf(draft: PreparationDraft, timeZone: string): Preparation | null {
  const request = requestOf(draft, timeZone);
  if (request === null || request.bags.some(({ volume_ml }) => volume_ml === 0)) return null;
  const { arm, mode, product, lot, passage, route, line } = request;
  return {
    arm,
    mode,
    weightKg: request.weight_kg,
    prescribedCells: request.prescribed_cells,
    product,
    lot,
    passage,
    expiresAt: Date.parse(request.expires_at) as Instant,
    route,
    line,
    bags: request.bags.map(({ label, volume_ml, cells }) => ({ label, volumeMl: volume_ml, cells })),
  };
}

function cellsOf(text: string | undefined): number | null {
  const count = numberOf(text ?? "");
  return count === null || count === 0 ? null : Math.round(count * 1e6);
}

function textOf(value: number): string {
  return String(forComparison(value));
}
