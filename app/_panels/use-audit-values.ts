"use client";
import { useTranslations } from "next-intl";
import { formatClock, formatClockSeconds, localDate } from "#app/_format/clock-time.ts";
import { formatUnit } from "#app/_format/unit.ts";
import { itemsNumbered, parameterNumbered, unitNumbered } from "#lib/alarms/figure-numbers.ts";
import type { AuditLine } from "#lib/contract/audit.ts";
import { type Instant, parseInstant, toIso } from "#lib/units/instant.ts";
import { isHash, LISTED_FIELDS, WORDS_OF_FIELD } from "./audit-fields.ts";
import { useAuditWords } from "./use-audit-words.ts";

type Value = AuditLine["changes"][number]["new"];

/** Nothing that is measured is so large: a number of an alarm or a list that is one, is a time. */
const A_TIME = 1e12;

/**
 * What a field says, in the reader's language: a code by its field's own words, a time on the site's clock, a list
 * item by item; a figure, a name or what somebody wrote as it stands. What is not known is a dash, never a nought.
 * `isExact`: to the millisecond and the last place, for two that would look the same.
 */
export function useAuditValues(timeZone: string): (field: string, value: Value, isExact?: boolean) => string {
  const t = useTranslations();
  const words = useAuditWords();
  const moment = (at: Instant): string => `${localDate(at, timeZone)} ${formatClock(at, timeZone)}`;
  const coded = (field: string, code: string): string => {
    const found = /^[\w-]+$/.test(code)
      ? WORDS_OF_FIELD[field]?.find((group) => t.has(`${group}.${code}` as "audit.title"))
      : undefined;
    return found === undefined ? code : t(`${found}.${code}` as "audit.title");
  };
  const numbered = (field: string, value: number): string => {
    const parameter = field === "drug" || field === "parameter" ? parameterNumbered(value) : null;
    if (parameter !== null) return t(`desk.parameter.${parameter}`);
    const unit = field === "unit" || field === "suspected" ? unitNumbered(value) : null;
    if (unit !== null) return formatUnit(unit) || "1";
    if (field === "items") {
      return itemsNumbered(value)
        .map((item) => t(`wall.dayItem.${item}`))
        .join(t("audit.comma"));
    }
    return value >= A_TIME ? moment(value as Instant) : String(Number(value.toPrecision(10)));
  };
  const listed = (field: string, value: unknown): string => {
    if (value === null) return "—";
    if (typeof value === "number") return numbered(field, value);
    if (Array.isArray(value)) return value.map((one) => listed(field, one)).join(t("audit.comma")) || "—";
    if (typeof value !== "object") return coded(field, String(value));
    if (field === "result") return resultWords(value);
    const parts = Object.entries(value).map(([name, one]) => `${words.field(name)} ${listed(name, one)}`);
    return `(${parts.join(t("audit.comma"))})`;
  };
  return (field, value, isExact = false) => {
    if (value === null) return "—";
    if (isExact) return exactly(value, timeZone);
    if (typeof value === "boolean") return t(`audit.word.${value}`);
    if (typeof value === "number") return numbered(field, value);
    if (LISTED_FIELDS.has(field)) return listed(field, parsed(value));
    if (isHash(value)) return `${value.slice(0, 12)}…`;
    const at = parseInstant(value);
    return at === null || toIso(at) !== value ? coded(field, value) : moment(at);
  };
}

/** As a laboratory words it: `<7`. */
function resultWords({
  value,
  qualifier,
}: {
  readonly value?: unknown;
  readonly qualifier?: unknown;
}): string {
  return `${qualifier ?? ""}${value ?? "—"}`;
}

function exactly(value: NonNullable<Value>, timeZone: string): string {
  const at = typeof value === "string" ? parseInstant(value) : null;
  if (at === null) return String(value);
  const milliseconds = String(at % 1_000).padStart(3, "0");
  return `${localDate(at, timeZone)} ${formatClockSeconds(at, timeZone)}.${milliseconds}`;
}

/** A list or group as the audit writes it, in JSON; anything else as it stands. */
function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
