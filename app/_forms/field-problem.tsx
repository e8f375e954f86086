"use client";
import { useTranslations } from "next-intl";
import type { FieldProblem as Problem } from "./rules.ts";

interface FieldProblemProps {
  /** Names it for the field that it describes. */
  readonly id: string;
  readonly of: Problem | null;
}

/** What is wrong with a field, in the page's language; limits are said with their unit. */
export function FieldProblem({ id, of }: FieldProblemProps) {
  const t = useTranslations("access.rule");
  if (of === null) return null;
  return (
    <p className="field-problem" id={id}>
      {typeof of === "string"
        ? t(of)
        : t(of.code, { low: plain(of.low), high: plain(of.high), unit: of.unit === "" ? "" : ` ${of.unit}` })}
    </p>
  );
}

/** Every place of a bound: rounded, 0.000001 would be a nought. */
function plain(bound: number): string {
  return bound.toLocaleString("en", { maximumFractionDigits: 6, useGrouping: false });
}
