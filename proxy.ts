import { type NextRequest, NextResponse } from "next/server";
import { localeOfTag } from "./app/_i18n/locale.ts";
import { ASKED_LOCALE_HEADER } from "./app/_i18n/locale-names.ts";

/**
 * `?lang=zh` on any page wins over the cookie, so that a display's address is all the set-up it needs.
 * Language only: nothing here decides what anyone may see.
 */
export function proxy(request: NextRequest): NextResponse {
  const locale = localeOfTag(request.nextUrl.searchParams.get("lang"));
  if (locale === null) return NextResponse.next();
  const headers = new Headers(request.headers);
  headers.set(ASKED_LOCALE_HEADER, locale);
  return NextResponse.next({ request: { headers } });
}

export const config = { matcher: [{ source: "/:path*", has: [{ type: "query", key: "lang" }] }] };
