"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { siteFormat } from "#app/_format/site-format.ts";
import { useConnection, useWardFacts } from "#app/_live/use-connection.ts";
import { useNow } from "#app/_live/use-now.ts";
import { useWard } from "#app/_live/wall-provider.tsx";
import { LanguageSwitch } from "./language-switch.tsx";

const PAGES = ["wall", "subjects", "review"] as const;

/** The pages there are, whether the data are simulated, the connection, and the site's own time. */
export function DeskNav() {
  const t = useTranslations("desk");
  const path = usePathname();
  const simulated = useWard((beds) => [...beds].some((bed) => bed.simulated));
  return (
    <header className="nav">
      <b>Ventwall</b>
      <nav aria-label={t("nav.label")}>
        {PAGES.map((page) => (
          <Link
            key={page}
            href={`/${page}`}
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
    <span className="site-time">
      {facts.time_zone} · <time>{format.full(minute * 60_000)}</time>
    </span>
  );
}
