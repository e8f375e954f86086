"use client";
import { useTranslations } from "next-intl";
import { securitySentence } from "#app/_access/security-sentence.ts";
import { formatClockSeconds, localDate } from "#app/_format/clock-time.ts";
import { useWardFacts } from "#app/_live/use-connection.ts";
import type { SecurityLine } from "#lib/contract/access.ts";
import { parseInstant } from "#lib/units/instant.ts";
import type { Actors } from "./use-known-names.ts";

interface SecurityTableProps {
  readonly lines: readonly SecurityLine[];
  readonly actors: Actors;
  readonly onActor: (actor: string) => void;
}

/** The lines of the security log, each a time, somebody, a sentence and where it came from. */
export function SecurityTable({ lines, actors, onActor }: SecurityTableProps) {
  const t = useTranslations("access");
  if (lines.length === 0) return <p className="page-state">{t("security.none")}</p>;
  return (
    <div className="panel scroll">
      <table className="access-table security is-cards">
        <thead>
          <tr>
            <th scope="col">{t("security.time")}</th>
            <th scope="col">{t("security.actor")}</th>
            <th scope="col">{t("security.what")}</th>
            <th scope="col">{t("security.address")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.seq}>
              <td className="when" data-label={t("security.time")}>
                <SecondsMoment iso={line.recorded_at} />
              </td>
              <td className="actor" data-label={t("security.actor")}>
                <button
                  type="button"
                  className="text-button"
                  aria-label={t("security.onlyOf", { name: actors.nameOf(line.actor) })}
                  onClick={() => onActor(line.actor)}
                >
                  {actors.nameOf(line.actor)}
                </button>
              </td>
              <td className="what" data-label={t("security.what")}>
                <span>
                  {securitySentence(t, line, actors.names)}
                  <HappenedBefore facts={line.facts} />
                </span>
              </td>
              <td className="address" data-label={t("security.address")}>
                {typeof line.facts.address === "string" ? line.facts.address : "—"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** When it happened, or began, where the log took it only later. */
function HappenedBefore({ facts }: Pick<SecurityLine, "facts">) {
  const t = useTranslations("access.security");
  const iso = facts.happenedAt ?? facts.since;
  if (typeof iso !== "string") return null;
  return (
    <small className="happened">
      {t(facts.since === undefined ? "happenedAt" : "since")} <SecondsMoment iso={iso} />
    </small>
  );
}

/** On the site's clock to the second, with its whole date: a log is kept for years. */
function SecondsMoment({ iso }: { readonly iso: string }) {
  const facts = useWardFacts();
  const at = parseInstant(iso);
  if (facts === null || at === null) return <time dateTime={iso}>{iso}</time>;
  return (
    <time dateTime={iso}>
      {localDate(at, facts.time_zone)} {formatClockSeconds(at, facts.time_zone)}
    </time>
  );
}
