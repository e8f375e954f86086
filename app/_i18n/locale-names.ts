/** The languages of the screens; the first is the fallback. */
export const LOCALES = ["en", "zh-CN"] as const;

export type Locale = (typeof LOCALES)[number];

/** Where a visitor's choice is kept. */
export const LOCALE_COOKIE = "locale";

/** Carries `?lang=` from the proxy to the page that is being rendered. */
export const ASKED_LOCALE_HEADER = "x-ventwall-locale";
