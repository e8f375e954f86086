"use client";
import { useEffect } from "react";
import { keepLocale } from "./keep-locale.ts";
import type { Locale } from "./locale-names.ts";

/** Keeps the language that the address asked for, for the pages that are opened from here. */
export function RememberLocale({ locale }: { readonly locale: Locale }) {
  useEffect(() => keepLocale(locale), [locale]);
  return null;
}
