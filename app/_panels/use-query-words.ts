"use client";
import { useTranslations } from "next-intl";
import { formatFigure } from "#app/_format/figure.ts";
import { formatUnit } from "#app/_format/unit.ts";
import type { QueryJson } from "#lib/contract/queries.ts";
import type { QuantityKey } from "#lib/projections/quantity-view.ts";
import { assertNever } from "#lib/units/assert-never.ts";
import { isParameter } from "#lib/ventilation/parameter.ts";

/** The question in a sentence: in the asker's own words, or in those of the rule. */
export function useQueryWords(): (query: QueryJson) => string {
  const t = useTranslations("corrections.queries.words");
  const desk = useTranslations("desk");
  return (query) => {
    const { kind, parameter, readings, count, beyond, text } = query;
    const name = isParameter(parameter) ? desk(`parameter.${parameter}`) : (parameter ?? "");
    const figure = (quantity: QuantityKey | null, value: number) =>
      quantity === null ? String(value) : formatFigure(quantity, value);
    const own = isParameter(parameter) ? parameter : null;
    switch (kind) {
      case "person":
        return text;
      case "implausible": {
        const [reading] = readings;
        const { value, unit } = query.sent ?? { value: reading?.value ?? 0, unit: reading?.unit ?? "" };
        return t("implausible", { parameter: name, value: `${value} ${formatUnit(unit)}`.trim() });
      }
      case "conflict":
        return t("conflict", {
          parameter: name,
          values: readings.map(({ value }) => figure(own, value)).join(" / "),
        });
      case "dp_nonpositive":
        return t("dp_nonpositive", { count, extreme: figure("driving_pressure", beyond?.extreme ?? 0) });
      case "dp_low":
        return t("dp_low", {
          count,
          extreme: figure("driving_pressure", beyond?.extreme ?? 0),
          limit: beyond?.limit ?? 0,
        });
      case "compliance_high":
        return t("compliance_high", {
          count,
          extreme: figure("static_compliance", beyond?.extreme ?? 0),
          limit: beyond?.limit ?? 0,
        });
      case "soft_limit":
        return t(beyond?.side === "low" ? "soft_low" : "soft_high", {
          count,
          parameter: name,
          extreme: figure(own, beyond?.extreme ?? 0),
          limit: beyond?.limit ?? 0,
        });
      default:
        return assertNever(kind);
    }
  };
}
