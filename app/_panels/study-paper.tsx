"use client";
import { useLocale, useTranslations } from "next-intl";
import { siteFormat } from "#app/_format/site-format.ts";
import type { StudyView } from "#lib/projections/study-view.ts";

interface StudyPaperProps {
  readonly of: Pick<StudyView, "trial" | "protocol" | "server_time" | "time_zone" | "simulated">;
  readonly title: string;
}

/**
 * What every printed page of the study says in its margins, so that a single sheet tells what it belongs to: the
 * title again from the second page on, whether the patients are simulated, the rules, the time and the page.
 */
export function StudyPaper({ of, title }: StudyPaperProps) {
  const t = useTranslations("study");
  const locale = useLocale();
  const { version, hash } = of.protocol;
  const rules = t("paper", {
    trial: of.trial,
    version,
    hash: hash.slice(0, 8),
    time: siteFormat(of.time_zone, locale).full(of.server_time),
    zone: of.time_zone,
  });
  return (
    <style>
      {`@media print { @page study {
        @top-left { content: ${cssText(title)}; }
        @top-right { content: ${cssText(of.simulated ? t("simulated") : "")}; }
        @bottom-left { content: ${cssText(rules)}; }
      } }`}
    </style>
  );
}

/** A string of CSS; nothing in it can end the string, or the element around it. */
function cssText(text: string): string {
  return `"${text.replace(/["\\\n<]/g, (one) => `\\${one.charCodeAt(0).toString(16)} `)}"`;
}
