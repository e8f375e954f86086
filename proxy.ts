import { type NextRequest, NextResponse } from "next/server";
import { localeOfTag } from "./app/_i18n/locale.ts";
import { ASKED_LOCALE_HEADER, LOCALE_COOKIE } from "./app/_i18n/locale-names.ts";

/**
 * `?lang=zh` on any page wins over the cookie and is remembered in it, so that a display's address is all the
 * set-up it needs. Language only: nothing here decides what anyone may see.
 */
export function proxy(request: NextRequest): NextResponse {
  const locale = localeOfTag(request.nextUrl.searchParams.get("lang"));
  if (locale === null) return NextResponse.next();
  const headers = new Headers(request.headers);
  headers.set(ASKED_LOCALE_HEADER, locale);
  const response = NextResponse.next({ request: { headers } });
  response.cookies.set(LOCALE_COOKIE, locale, { sameSite: "lax", maxAge: 365 * 24 * 3600, path: "/" });
  return response;
}

export const config = { matcher: [{ source: "/:path*", has: [{ type: "query", key: "lang" }] }] };
