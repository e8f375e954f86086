"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { fromSiteInput } from "#app/_format/site-time-input.ts";
import { useWardFacts } from "#app/_live/use-connection.ts";
import { type AuditAsked, auditQuery } from "#app/_query/audit-queries.ts";
import { AuditFilter } from "./audit-filter.tsx";
import { typesOfGroup } from "./audit-groups.ts";
import { AuditTable } from "./audit-table.tsx";
import { ChainPanel } from "./chain-panel.tsx";
import { Loading, NotLoaded } from "./page-state.tsx";
import { type AuditAddress, useAuditAddress } from "./use-audit-address.ts";

/** Everything that ever happened, the newest first, kept to what stands in the address. */
export function AuditBoard() {
  const { address, go } = useAuditAddress();
  const facts = useWardFacts();
  // What a date means is known only with the site's time zone.
  if (facts === null) return <Loading />;
  return <AuditOf address={address} asked={askedOf(address, facts.time_zone)} onGo={go} />;
}

interface AuditOfProps {
  readonly address: AuditAddress;
  readonly asked: AuditAsked;
  readonly onGo: (next: Partial<AuditAddress>) => void;
}

function AuditOf({ address, asked, onGo }: AuditOfProps) {
  const t = useTranslations("audit");
  const log = useInfiniteQuery(auditQuery(asked));
  const entries = log.data?.pages.flatMap((page) => page.entries);
  return (
    <div className="page audit">
      <AuditFilter address={address} asked={asked} onGo={onGo} />
      <ChainPanel />
      {entries === undefined ? (
        <NotLoaded of={log} />
      ) : (
        <div className={log.isPlaceholderData ? "waiting" : undefined}>
          <AuditTable
            entries={entries}
            timeZone={log.data?.pages[0]?.time_zone ?? "UTC"}
            mayBeMore={log.hasNextPage}
            onGo={onGo}
          />
          {log.hasNextPage && (
            <button
              type="button"
              className="button older"
              disabled={log.isFetchingNextPage}
              onClick={() => void log.fetchNextPage()}
            >
              {log.isFetchingNextPage ? t("looking") : t("older")}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

function askedOf({ sort, from, to, ...rest }: AuditAddress, timeZone: string): AuditAsked {
  const midnight = (date: string | null): string | null =>
    date === null ? null : fromSiteInput(`${date}T00:00`, timeZone);
  return {
    ...rest,
    type: sort === null ? null : typesOfGroup(sort),
    from: midnight(from),
    to: midnight(to === null ? null : dayAfter(to)),
  };
}

/** The next calendar date; what is no date stays as it is and is then not asked. */
function dayAfter(date: string): string {
  const noon = Date.parse(`${date}T12:00:00Z`);
  return Number.isNaN(noon) ? date : new Date(noon + 24 * 3_600_000).toISOString().slice(0, 10);
}
