"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { Suspense } from "react";
import { keepLocale } from "#app/_i18n/keep-locale.ts";
import { LOCALES, type Locale } from "#app/_i18n/locale-names.ts";

/** Each language by its own name, so that nobody is stranded in one they cannot read. */
const NAMES: Readonly<Record<Locale, string>> = { en: "English", "zh-CN": "中文" };

export function LanguageSwitch() {
  return (
    <Suspense>
      <Switch />
    </Suspense>
  );
}

function Switch() {
  const t = useTranslations("desk");
  const chosen = useLocale();
  const router = useRouter();
  const path = usePathname();
  const search = useSearchParams();

  const choose = (locale: Locale): void => {
    keepLocale(locale);
    // A language in the address would win over the cookie for ever.
    if (search.has("lang")) {
      const rest = new URLSearchParams(search);
      rest.delete("lang");
      router.replace(rest.size === 0 ? path : `${path}?${rest}`);
    }
    router.refresh();
  };

  return (
    <fieldset className="languages">
      <legend className="visually-hidden">{t("nav.language")}</legend>
      {LOCALES.map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-pressed={locale === chosen}
          onClick={() => choose(locale)}
        >
          {NAMES[locale]}
        </button>
      ))}
    </fieldset>
  );
}
