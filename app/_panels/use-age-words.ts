"use client";

import { useTranslations } from "next-intl";
import { ageParts } from "#app/_format/age-parts.ts";

/** A duration as people say it in the reader's language: `27 min`, `4 h 39 min`, `2 d 3 h`. */
export function useAgeWords(): (elapsedMs: number) => string {
  const t = useTranslations("desk");
  return (elapsedMs) => {
    const age = ageParts(elapsedMs);
    switch (age.unit) {
      case "minutes":
        return t("age.minutes", { minutes: age.minutes });
      case "hours":
        return t("age.hours", { hours: age.hours, minutes: age.minutes });
      case "days":
        return t("age.days", { days: age.days, hours: age.hours });
    }
  };
}
