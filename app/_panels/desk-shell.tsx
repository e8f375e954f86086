"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { LiveProvider } from "#app/_live/live-provider.tsx";
import { WallProvider } from "#app/_live/wall-provider.tsx";
import { DeskLostBanner } from "./desk-lost-banner.tsx";
import { DeskNav } from "./desk-nav.tsx";
import { useFreshQueries } from "./use-fresh-queries.ts";

/** What every desk page stands in: the connection, the queries, the bar, and the word when the server is lost. */
export function DeskShell({ children }: { readonly children: ReactNode }) {
  const t = useTranslations("desk");
  const [queries] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={queries}>
      <LiveProvider>
        <WallProvider>
          <div className="desk">
            <a className="skip" href="#content">
              {t("nav.skip")}
            </a>
            <FreshQueries />
            <DeskNav />
            <DeskLostBanner />
            <main id="content" tabIndex={-1}>
              {children}
            </main>
          </div>
        </WallProvider>
      </LiveProvider>
    </QueryClientProvider>
  );
}

/** Below the providers that it needs. */
function FreshQueries() {
  useFreshQueries();
  return null;
}
