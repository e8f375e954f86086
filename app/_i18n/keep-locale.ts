import { LOCALE_COOKIE, type Locale } from "./locale-names.ts";

const YEAR_SECONDS = 31_536_000;

/**
 * Keeps a language for the pages that are opened next. By the browser, not by the response: the server's own
 * cookie is on that, and Next would put this one in its place.
 */
export function keepLocale(locale: Locale): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing over plain http, and hospitals have that
  document.cookie = `${LOCALE_COOKIE}=${locale}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}
