"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { securityQuery } from "#app/_query/access-queries.ts";
import { NotLoaded } from "./page-state.tsx";
import { replaceAddress } from "./replace-address.ts";
import { SecurityFilter } from "./security-filter.tsx";
import { SecurityTable } from "./security-table.tsx";
import { useKnownNames } from "./use-known-names.ts";

const LOOK_AGAIN_MS = 10_000;

/** What happened to those who may come in, the newest first. What is asked for stands in the address. */
export function SecurityBoard() {
  const t = useTranslations("access.security");
  const search = useSearchParams();
  const actors = useKnownNames();
  const filter = { actor: search.get("actor"), type: search.get("type") };
  const log = useInfiniteQuery({
    ...securityQuery(filter),
    // Once older lines are open, somebody reads: the lines stay where they are.
    refetchInterval: ({ state }) =>
      state.data !== undefined && state.data.pages.length > 1 ? false : LOOK_AGAIN_MS,
  });
  const choose = (next: Partial<typeof filter>): void => {
    const chosen = Object.entries({ ...filter, ...next }).filter(([, value]) => value !== null);
    replaceAddress("/security", new URLSearchParams(chosen as [string, string][]));
  };
  const lines = log.data?.pages.flatMap((page) => page.lines);
  return (
    <div className="page">
      <div className="bar">
        <h1>{t("title")}</h1>
        <SecurityFilter {...filter} actors={actors} onChoose={choose} />
        <span className="count" role="status">
          {lines !== undefined && !log.hasNextPage && t("count", { count: lines.length })}
        </span>
      </div>
      {lines !== undefined ? (
        <>
          <SecurityTable lines={lines} actors={actors} onActor={(actor) => choose({ actor })} />
          {log.hasNextPage ? (
            <button
              type="button"
              className="button older"
              disabled={log.isFetchingNextPage}
              onClick={() => void log.fetchNextPage()}
            >
              {t("older")}
            </button>
          ) : (
            lines.length > 0 && <p className="count older">{t("noOlder")}</p>
          )}
        </>
      ) : (
        <NotLoaded of={log} />
      )}
    </div>
  );
}
