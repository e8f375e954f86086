import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { QueryProvider } from "#app/_query/query-provider.tsx";
import { LanguageSwitch } from "./language-switch.tsx";

/** What the pages stand in that are seen before anybody is known: a calm card, and the language. */
export async function GateShell({ children }: { readonly children: ReactNode }) {
  const t = await getTranslations("common");
  return (
    <QueryProvider>
      <div className="desk gate">
        <main>
          <div className="gate-column">
            <header className="gate-head">
              <b>{t("title")}</b>
              <LanguageSwitch />
            </header>
            {children}
            <p className="gate-foot">{t("disclaimer")}</p>
          </div>
        </main>
      </div>
    </QueryProvider>
  );
}
