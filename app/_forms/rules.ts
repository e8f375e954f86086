import { bedParts, bedsProblem } from "#lib/access/bed-selection.ts";
import { plainnessOfPin } from "#lib/access/plain-pin.ts";
import { isReservedName } from "#lib/access/reserved-names.ts";

/** Outside its limits, both inclusive, which are said; `unit` is empty where there is none. */
export interface LimitsProblem {
  readonly code: "between" | "wholeBetween";
  readonly low: number;
  readonly high: number;
  readonly unit: string;
}

/** What is wrong with what stands in a field; the words are in the catalogues, under `access.rule`. */
export type FieldProblem =
  | LimitsProblem
  | "missing"
  | "username"
  | "tooLong"
  | "tooShort"
  | "pin"
  | "pinRepeats"
  | "pinCounts"
  | "pinMirrors"
  | "different"
  | "keyName"
  | "reserved"
  | "beds"
  | "code"
  | "range"
  | "fio2"
  | "result"
  | "subject"
  | "time";

export type Rule<Values> = (value: string, values: Values) => FieldProblem | null;

/** Told before anything is sent; the server holds the same and more. NIST SP 800-63B counts characters alone. */
export const SHORTEST_PASSWORD = 12;

export function filled(value: string): FieldProblem | null {
  return value.trim() === "" ? "missing" : null;
}

export function username(value: string): FieldProblem | null {
  return filled(value) ?? (/^[a-z0-9][a-z0-9._-]{1,29}$/.test(value.trim()) ? null : "username");
}

export function displayName(value: string): FieldProblem | null {
  return filled(value) ?? (value.trim().length > 60 ? "tooLong" : null);
}

export function newPassword(value: string): FieldProblem | null {
  return filled(value) ?? ([...value].length < SHORTEST_PASSWORD ? "tooShort" : null);
}

export function newPin(value: string): FieldProblem | null {
  if (!/^\d{6}$/.test(value)) return filled(value) ?? "pin";
  const plainness = plainnessOfPin(value);
  return plainness === null ? null : PLAIN_PINS[plainness];
}

const PLAIN_PINS = { repeats: "pinRepeats", counts: "pinCounts", mirrors: "pinMirrors" } as const;

/** Of a program or a wall. */
export function keyName(value: string): FieldProblem | null {
  const name = value.trim();
  if (isReservedName(name)) return "reserved";
  return filled(value) ?? (name.startsWith("@") || name.length > 40 ? "keyName" : null);
}

/** Of beds, with commas between them; empty: all. */
export function bedList(value: string): FieldProblem | null {
  const list = plainBedList(value);
  return list === "" || bedsProblem(bedParts(list)) === null ? null : "beds";
}

/** A list of beds with the commas that the server reads, however they were typed. */
export function plainBedList(value: string): string {
  return value.replaceAll(/\s*[,，、]\s*/g, ",").trim();
}

/** A number within bounds, both inclusive; or nothing. */
export function numberWithin(lowest: number, highest: number): Rule<unknown> {
  return (value) => {
    if (value.trim() === "") return null;
    const number = Number(value);
    return number >= lowest && number <= highest ? null : "range";
  };
}

/** Typed twice, the same. */
export function sameAs<Name extends string>(other: Name): Rule<Readonly<Record<Name, string>>> {
  return (value, values) => filled(value) ?? (value === values[other] ? null : "different");
}

/** A number with a point or a comma before its places; `null`: it is none. */
export function numberOf(value: string): number | null {
  const text = value.trim().replace(",", ".");
  return /^\d{1,9}(?:\.\d{1,6})?$/.test(text) ? Number(text) : null;
}

type PlainRule = (value: string) => FieldProblem | null;

/** A number within bounds, both inclusive; what is outside is told the bounds, in the field's unit. */
export function numberFrom(low: number, high: number, unit = ""): PlainRule {
  return (value) => {
    const number = numberOf(value);
    const isWithin = number !== null && number >= low && number <= high;
    return filled(value) ?? (isWithin ? null : { code: "between", low, high, unit });
  };
}

/** The same where nothing may stand. */
export function numberFromOrNone(low: number, high: number, unit = ""): PlainRule {
  const rule = numberFrom(low, high, unit);
  return (value) => (value.trim() === "" ? null : rule(value));
}

/** A whole number within bounds. */
export function wholeFrom(low: number, high: number, unit = ""): PlainRule {
  const rule = numberFrom(low, high, unit);
  return (value) => {
    const isWhole = rule(value) === null && Number.isInteger(numberOf(value));
    return filled(value) ?? (isWhole ? null : { code: "wholeBetween", low, high, unit });
  };
}

/** The same where nothing may stand. */
export function wholeFromOrNone(low: number, high: number, unit = ""): PlainRule {
  const rule = wholeFrom(low, high, unit);
  return (value) => (value.trim() === "" ? null : rule(value));
}

/** A browser's field of date and time. */
export function siteTime(value: string): FieldProblem | null {
  return filled(value) ?? (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(value) ? null : "time");
}

/** The same where nothing may stand. */
export function siteTimeOrNone(value: string): FieldProblem | null {
  return value === "" ? null : siteTime(value);
}
