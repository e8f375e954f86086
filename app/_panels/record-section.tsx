"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Missing, RecordSectionName } from "./record-missing.ts";

interface RecordSectionProps {
  readonly name: RecordSectionName;
  readonly missing: Missing;
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
export function MissingCount({ count }: { readonly count: Missing }) {
  const t = useTranslations("record");
  if (typeof count === "string")
    return <span className="missing-count is-early">{t(`notDue.${count}`)}</span>;
  return (
    <span className={count === 0 ? "missing-count is-complete" : "missing-count"}>
      {count === 0 ? t("complete") : t("missing", { count })}
    </span>
  );
}
