import { localDate } from "#app/_format/clock-time.ts";
import type { Rule } from "#app/_forms/rules.ts";
import type { FactJson } from "#lib/contract/record.ts";
import type { FactView } from "#lib/projections/record-view.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { expectedBiomarkers } from "#lib/study/missing-biomarkers.ts";
import { datesApart } from "#lib/study/site-calendar.ts";
import type { Instant } from "#lib/units/instant.ts";
import type { Analyte, Matrix, NotDoneReason } from "#lib/ventilation/biomarker.ts";
import { enteredResult } from "#lib/ventilation/entered-value.ts";
import { asInput, type KnownFact, timeTyped } from "./record-facts.ts";

/** What the protocol measures in what, in the order of the page. */
export const BIOMARKER_ROWS = expectedBiomarkers({ protocol: PROTOCOL }).map(
  ({ analyte, matrix }) => [analyte, matrix] as const,
);

/** What a form of a day asks for: what the protocol wants, and KL-6 in plasma, which it allows (A27). */
export const FORM_ROWS = [...BIOMARKER_ROWS, ["kl_6", "plasma"] as const];

type Values = Readonly<Record<string, string>>;
type BiomarkerView = Extract<FactView, { kind: "biomarker" }>;

/** A place in the form of a day, and what is on record there. */
export interface KnownBiomarker {
  readonly key: string;
  readonly analyte: Analyte;
  readonly matrix: Matrix;
  readonly present: KnownFact<"biomarker"> | null;
}

/** What stands of a day, as its form holds it: results, reasons, and one time for each matrix. */
export function initialOf(known: readonly KnownBiomarker[], zone: string): Values {
  const values: Record<string, string> = { plasma: "", balf: "" };
  for (const { key, matrix, present } of known) {
    const fact = present?.fact ?? null;
    values[`${key}.seen`] = String(present?.version ?? 0);
    values[`${key}.result`] =
      fact?.value === undefined || fact.value === null ? "" : `${fact.qualifier ?? ""}${fact.value}`;
    values[`${key}.why`] = fact?.not_done ?? "";
    if (fact?.sampled_at) values[matrix] = asInput(fact.sampled_at, zone);
  }
  return values;
}

/**
 * What was seen of a place when the form was begun, or by a later look: somebody else's newer version is none of it.
 * `undefined`: it has not come yet.
 */
export function seenOf(values: Values, { key, present }: KnownBiomarker) {
  const version = Number(values[`${key}.seen`] ?? "0");
  const seen = present?.versions.find((one) => one.version === version);
  const fact = version === 0 ? null : (seen?.value as BiomarkerView | null | undefined);
  return { version, fact };
}

/** A result is a number with `<` or `>`; beside a reason there is none. */
export function resultRule(key: string): Rule<Values> {
  return (value, values) => {
    if (value.trim() === "") return null;
    return enteredResult(value) !== null && (values[`${key}.why`] ?? "") === "" ? null : "result";
  };
}

interface BiomarkerPlace {
  readonly key: string;
  readonly analyte: Analyte;
  readonly matrix: Matrix;
  readonly day: number;
  readonly zone: string;
  readonly before: BiomarkerView | null;
}

/** What a row of the form says; `null`: nothing. */
export function biomarkerIn(values: Values, place: BiomarkerPlace): (FactJson & BiomarkerView) | null {
  const { key, analyte, matrix, day, zone, before } = place;
  const result = enteredResult(values[`${key}.result`] ?? "");
  const why = (values[`${key}.why`] ?? "") as NotDoneReason | "";
  if (result === null && why === "") return null;
  const sampledAt = result === null ? null : timeTyped(values[matrix] ?? "", before?.sampled_at, zone);
  return {
    kind: "biomarker",
    analyte,
    matrix,
    study_day: day,
    sampled_at: sampledAt,
    value: result?.value ?? null,
    qualifier: result?.qualifier ?? null,
    not_done: why === "" ? null : why,
  };
}

/** The study day that a typed time lies on; `null`: none is typed, or there was no infusion yet. */
export function sampledOn(typed: string, infusionStartedAt: string | null, zone: string): number | null {
  const [date = ""] = typed.split("T");
  if (infusionStartedAt === null) return null;
  return datesApart(localDate(Date.parse(infusionStartedAt) as Instant, zone), date);
}
