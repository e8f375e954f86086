"use client";
import { useTranslations } from "next-intl";
import { SAFETY_REPORTS } from "#lib/ventilation/adverse-event-choice.ts";
import { ANALYTES, MATRICES } from "#lib/ventilation/biomarker.ts";

/**
 * What an entry is about among a subject's things, in the reader's language: `record criterion/I1`,
 * `infusion 1 bag 2`. One that no catalogue has stays as the log calls it.
 */
export function useAuditThings(): (thing: string) => string {
  const t = useTranslations("audit.thing");
  const record = useTranslations("record");
  const reports = useTranslations("events.report");
  const named = (word: string, rest: string): string | null =>
    t.has(word as "bed") ? t(word as "bed", { rest }).trim() : null;
  const factWords = (name: string): string | null => {
    const [kind = "", ...parts] = name.split("/");
    const [analyte, matrix] = [
      ANALYTES.find((one) => one === parts[0]),
      MATRICES.find((one) => one === parts[1]),
    ];
    if (kind !== "biomarker" || analyte === undefined || matrix === undefined)
      return named(kind, parts.join("/"));
    return t("biomarker", {
      analyte: record(`analyte.${analyte}`),
      matrix: record(`matrix.${matrix}`),
      day: parts[2] ?? "",
    });
  };
  return (thing) => {
    const [word = "", name = "", part = "", which = ""] = thing.split(" ");
    if (word === "record") return factWords(name) ?? thing;
    const whole = named(word, name);
    if (whole === null) return thing;
    const report = part === "report" ? SAFETY_REPORTS.find((one) => one === which) : undefined;
    if (report !== undefined) return `${whole} ${reports(report)}`;
    return part === "bag" ? `${whole} ${t("bag", { rest: which })}` : whole;
  };
}
