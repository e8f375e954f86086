"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { AgeWords } from "./age.ts";

/** The letters of minutes, hours and days in the page's language. */
export function useAgeWords(): AgeWords {
  const t = useTranslations("common.age");
  return useMemo(() => ({ minute: t("minute"), hour: t("hour"), day: t("day") }), [t]);
}
