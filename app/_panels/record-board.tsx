"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useMay } from "#app/_access/visitor.tsx";
import { signedDay } from "#app/_format/signed-day.ts";
import { siteFormat } from "#app/_format/site-format.ts";
import { recordQuery } from "#app/_query/record-queries.ts";
import { BiomarkerSection } from "./biomarker-section.tsx";
import { ChecklistSection } from "./checklist-section.tsx";
import { DetailsSection } from "./details-section.tsx";
import { GasSection } from "./gas-section.tsx";
import { OutcomeSection } from "./outcome-section.tsx";
import { NotLoaded } from "./page-state.tsx";
import { missingBySection, RECORD_SECTIONS } from "./record-missing.ts";
import { MissingCount } from "./record-section.tsx";
import { VentilationSection } from "./ventilation-section.tsx";

/** What no feed sends of one subject: entered, corrected, and visibly missing. */
export function RecordBoard({ subject }: { readonly subject: string }) {
  const t = useTranslations("record");
  const desk = useTranslations("desk");
  const locale = useLocale();
  const mayEnter = useMay("subjects:change");
  const mayCorrect = useMay("data:correct");
  const record = useQuery(recordQuery(subject));
  if (record.data === undefined) return <NotLoaded of={record} />;
  const view = record.data;
  const missing = missingBySection(view);
  const mayEdit = mayEnter && mayCorrect;
  const parts = { view, format: siteFormat(view.time_zone, locale), mayEdit };
  return (
    <div className="page record">
      <div className="bar">
        <h1>{t("of", { subject })}</h1>
        <span className="tag plain">
          {view.study_day === null
            ? desk("subject.notInfused")
            : desk("day.short", { day: signedDay(view.study_day) })}
        </span>
        <Link className="button quiet bar-end" href={`/subjects/${encodeURIComponent(subject)}`}>
          {t("back")}
        </Link>
      </div>
      {!mayEdit && <p className="note">{t("readOnly")}</p>}
      <div className="record-layout">
        <nav aria-label={t("nav")}>
          <ol>
            {RECORD_SECTIONS.map((name) => (
              <li key={name}>
                <a href={`#${name}`}>{t(`section.${name}`)}</a>
                <MissingCount count={missing[name]} />
              </li>
            ))}
          </ol>
        </nav>
        <div className="record-sections">
          <DetailsSection {...parts} />
          <ChecklistSection {...parts} />
          <VentilationSection {...parts} />
          <GasSection {...parts} />
          <BiomarkerSection {...parts} />
          <OutcomeSection {...parts} />
        </div>
      </div>
    </div>
  );
}
