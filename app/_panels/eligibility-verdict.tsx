"use client";
import { useTranslations } from "next-intl";
import type { RecordPartProps } from "./record-facts.ts";

/** Eligible or not, said plainly, with what blocks. */
export function EligibilityVerdict({ view, format }: RecordPartProps) {
  const t = useTranslations("record");
  const { verdict, against, unknown } = view.eligibility;
  const enrolledAt = view.details.at(-1)?.value?.enrolled_at ?? null;
  const list = (items: readonly string[]): string => items.join(", ");
  return (
    <div className={verdict === "ELIGIBLE" ? "verdict is-eligible" : "banner verdict"} role="status">
      <p>
        <b>{t(`verdict.${verdict}`, { items: list(verdict === "UNKNOWN" ? unknown : against) })}</b>
        {verdict === "NOT_ELIGIBLE" &&
          unknown.length > 0 &&
          ` ${t("verdict.alsoUnknown", { items: list(unknown) })}`}
      </p>
      {verdict === "NOT_ELIGIBLE" && enrolledAt !== null && (
        <p>{t("verdict.enrolledAllTheSame", { date: format.date(enrolledAt) })}</p>
      )}
    </div>
  );
}
