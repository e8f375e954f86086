"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** The parts of a record, in the order of the page. */
export const RECORD_SECTIONS = [
  "details",
  "checklist",
  "ventilation",
  "gases",
  "biomarkers",
  "outcome",
] as const;

export type RecordSectionName = (typeof RECORD_SECTIONS)[number];

interface RecordSectionProps {
  readonly name: RecordSectionName;
  readonly missing: number;
  readonly children: ReactNode;
}

/** A part of the record with how much of it is missing. */
export function RecordSection({ name, missing, children }: RecordSectionProps) {
  const t = useTranslations("record");
  return (
    <section className="panel record-section" id={name} aria-labelledby={`${name}-title`} tabIndex={-1}>
      <div className="bar">
        <h2 id={`${name}-title`}>{t(`section.${name}`)}</h2>
        <MissingCount count={missing} />
      </div>
      {children}
    </section>
  );
}

/** Said in words and by its shape: a full ring for nothing missing, an open one with a number otherwise. */
export function MissingCount({ count }: { readonly count: number }) {
  const t = useTranslations("record");
  return (
    <span className={count === 0 ? "missing-count is-complete" : "missing-count"}>
      {count === 0 ? t("complete") : t("missing", { count })}
    </span>
  );
}
