import "@fontsource-variable/ibm-plex-sans/wdth.css";
import "@fontsource-variable/noto-sans-sc/wght.css";
import "./tokens.css";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { VisitorProvider } from "./_access/visitor.tsx";
import { VISITOR_HEADER, visitorOfHeader } from "./_access/visitor-header.ts";
import { localeOfTag } from "./_i18n/locale.ts";
import { ASKED_LOCALE_HEADER } from "./_i18n/locale-names.ts";
import { RememberLocale } from "./_i18n/remember-locale.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return { title: t("title"), description: t("description"), robots: { index: false, follow: false } };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const request = await headers();
  const asked = localeOfTag(request.get(ASKED_LOCALE_HEADER));
  const visitor = visitorOfHeader(request.get(VISITOR_HEADER));
  return (
    <html lang={await getLocale()}>
      <body>
        {asked !== null && <RememberLocale locale={asked} />}
        <NextIntlClientProvider>
          <VisitorProvider visitor={visitor}>{children}</VisitorProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
