"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LiveProvider } from "#app/_live/live-provider.tsx";
import { WallProvider } from "#app/_live/wall-provider.tsx";
import { QueryProvider } from "#app/_query/query-provider.tsx";
import { DeskAlarms } from "./desk-alarms.tsx";
import { DeskLostBanner } from "./desk-lost-banner.tsx";
import { DeskNav } from "./desk-nav.tsx";
import { SessionKeeper } from "./session-keeper.tsx";
import { useFreshQueries } from "./use-fresh-queries.ts";

/** What every desk page stands in: the connection, the queries, the bar, and the word when the server is lost. */
export function DeskShell({ children }: { readonly children: ReactNode }) {
  const t = useTranslations("desk");
  return (
    <QueryProvider>
      <LiveProvider>
        <WallProvider>
          <div className="desk">
            <a className="skip" href="#content">
              {t("nav.skip")}
            </a>
            <FreshQueries />
            <DeskNav />
            <DeskLostBanner />
            <DeskAlarms />
            <SessionKeeper />
            <main id="content" tabIndex={-1}>
              {children}
            </main>
          </div>
        </WallProvider>
      </LiveProvider>
    </QueryProvider>
  );
}

/** Below the providers that it needs. */
function FreshQueries() {
  useFreshQueries();
  return null;
}
