"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useVisitor } from "#app/_access/visitor.tsx";
import { siteFormat } from "#app/_format/site-format.ts";
import { useConnection, useWardFacts } from "#app/_live/use-connection.ts";
import { useNow } from "#app/_live/use-now.ts";
import { useWard } from "#app/_live/wall-provider.tsx";
import type { Right } from "#lib/access/right.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { NavVisitor } from "./nav-visitor.tsx";

const PAGES = [
  ["wall", "wall:see"],
  ["subjects", "subjects:see"],
  ["review", "review:see"],
  ["queries", "review:see"],
  ["alarms", "alarms:see"],
  ["events", "events:see"],
  ["study", "study:see"],
  ["exports", "exports:take"],
  ["audit", "audit:see"],
  ["people", "people:manage"],
  ["keys", "keys:manage"],
  ["security", "security:see"],
] as const satisfies readonly (readonly [string, Right])[];

/** The pages that are this visitor's, whether the data are simulated, the connection, the site's time, and who looks. */
export function DeskNav() {
  const t = useTranslations("desk");
  const path = usePathname();
  const visitor = useVisitor();
  const pages = PAGES.filter(([, right]) => visitor?.rights.includes(right));
  const simulated = useWard((beds) => [...beds].some((bed) => bed.simulated));
  return (
    <header className="nav">
      <b>Ventwall</b>
      <nav aria-label={t("nav.label")}>
        {/* What could be had beforehand of these pages is nothing, and asking for it stands in the way of what is asked now. */}
        {pages.map(([page]) => (
          <Link
            key={page}
            href={`/${page}`}
            prefetch={false}
            aria-current={path === `/${page}` ? "page" : path.startsWith(`/${page}/`) ? "true" : undefined}
          >
            {t(`nav.${page}`)}
          </Link>
        ))}
      </nav>
      {simulated && <span className="tag">{t("nav.simulated")}</span>}
      <span className="nav-end">
        <ConnectionState />
        <SiteTime />
        <LanguageSwitch />
        <NavVisitor />
      </span>
    </header>
  );
}

function ConnectionState() {
  const t = useTranslations("desk");
  const { status } = useConnection();
  return (
    <span className="desk-connection" data-connection={status} role="status">
      <svg viewBox="0 0 12 12" aria-hidden="true">
        {status === "live" && <circle cx="6" cy="6" r="4.5" fill="currentColor" />}
        {status === "connecting" && (
          <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeDasharray="2.6 2" />
        )}
        {status === "lost" && <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" strokeWidth="2" />}
      </svg>
      {t(`connection.${status}`)}
    </span>
  );
}

/** By the server's clock; the browser's is never asked. */
function SiteTime() {
  const locale = useLocale();
  const facts = useWardFacts();
  const minute = useNow((now) => Math.floor(now / 60_000));
  if (facts === null || minute === null) return null;
  const format = siteFormat(facts.time_zone, locale);
  return (
    <span className="site-time" title={facts.time_zone}>
      <span className="site-zone">{facts.time_zone} · </span>
      <time>{format.full(minute * 60_000)}</time>
    </span>
  );
}
