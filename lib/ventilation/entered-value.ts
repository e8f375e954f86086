import { forComparison } from "../units/rounding.ts";
import type { Qualifier } from "./biomarker.ts";
import { type Parameter, parameterRow } from "./parameter.ts";

/** A typed number as the limits of its parameter see it. */
export interface JudgedValue {
  /** In the parameter's own unit, rounded as limits are compared. */
  readonly value: number;
  /** `unusual`: outside the soft limits, kept and questioned. `impossible`: outside the hard ones. */
  readonly standing: "usual" | "unusual" | "impossible";
}

/** What the limits of the parameter table say of a number in one of its units; `null`: it is not measured in that. */
export function judgeEntered(parameter: Parameter, value: number, unit: string): JudgedValue | null {
  const { accepts, soft, hard } = parameterRow(parameter);
  const factor = Object.hasOwn(accepts, unit) ? accepts[unit] : undefined;
  if (factor === undefined) return null;
  const meant = forComparison(value * factor);
  if (isOutside(meant, hard)) return { value: meant, standing: "impossible" };
  return { value: meant, standing: soft !== null && isOutside(meant, soft) ? "unusual" : "usual" };
}

function isOutside(value: number, [low, high]: readonly [number, number]): boolean {
  return value < low || value > high;
}

/** What somebody typed, in a unit that a reading may have. */
export interface EnteredFio2 {
  readonly value: number;
  readonly unit: "1" | "%";
}

/**
 * FiO2 as people type it: 0.21 to 1 is a fraction, 21 to 100 are per cent. `null` for anything else: what lies
 * between could be either. Source: domain.md section 1.
 */
export function enteredFio2(value: number): EnteredFio2 | null {
  if (value >= 0.21 && value <= 1) return { value, unit: "1" };
  return value >= 21 && value <= 100 ? { value, unit: "%" } : null;
}

/** A result as a laboratory words it: a number, or one that it lies below or above. */
export interface EnteredResult {
  readonly value: number;
  readonly qualifier: Qualifier | null;
}

const RESULT = /^([<>＜＞]?)\s*(\d{1,9}(?:[.,]\d{1,6})?)$/;
const QUALIFIER_OF: Readonly<Record<string, Qualifier>> = { "<": "<", ">": ">", "＜": "<", "＞": ">" };

/** `12.5`, `<7`, `> 5000`; `null` for anything else. */
export function enteredResult(text: string): EnteredResult | null {
  const [, sign = "", digits = ""] = RESULT.exec(text.trim()) ?? [];
  if (digits === "") return null;
  return { value: Number(digits.replace(",", ".")), qualifier: QUALIFIER_OF[sign] ?? null };
}
