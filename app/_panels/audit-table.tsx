"use client";
import { useTranslations } from "next-intl";
import { formatClockSeconds, localDate } from "#app/_format/clock-time.ts";
import type { AuditLine } from "#lib/contract/audit.ts";
import { plainActor } from "#lib/interchange/actor-name.ts";
import { parseInstant } from "#lib/units/instant.ts";
import { AuditChanges } from "./audit-changes.tsx";
import type { AuditAddress } from "./use-audit-address.ts";
import { useAuditWords } from "./use-audit-words.ts";

interface AuditTableProps {
  readonly entries: readonly AuditLine[];
  readonly timeZone: string;
  /** Nothing was found so far, and the search can go on. */
  readonly mayBeMore: boolean;
  readonly onGo: (next: Partial<AuditAddress>) => void;
}

/** Events, each a time, somebody, what happened, old and new, and why. */
export function AuditTable({ entries, timeZone, mayBeMore, onGo }: AuditTableProps) {
  const t = useTranslations("audit");
  if (entries.length === 0) return <p className="page-state">{t(mayBeMore ? "noneYet" : "none")}</p>;
  return (
    <div className="panel scroll">
      <table className="audit-table">
        <thead>
          <tr>
            <th scope="col">{t("columns.number")}</th>
            <th scope="col">{t("columns.recorded")}</th>
            <th scope="col">{t("columns.who")}</th>
            <th scope="col">{t("columns.subject")}</th>
            <th scope="col">{t("columns.what")}</th>
            <th scope="col">{t("columns.changes")}</th>
            <th scope="col">{t("columns.reason")}</th>
            <th scope="col">{t("columns.observed")}</th>
            <th scope="col">{t("columns.source")}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((line) => (
            <AuditRow key={line.seq} line={line} timeZone={timeZone} onGo={onGo} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface AuditRowProps extends Pick<AuditTableProps, "timeZone" | "onGo"> {
  readonly line: AuditLine;
}

function AuditRow({ line, timeZone, onGo }: AuditRowProps) {
  const t = useTranslations("audit");
  const words = useAuditWords();
  const { subject, reading } = line;
  return (
    <tr data-seq={line.seq}>
      <td className="number" title={t("hash", { hash: line.hash, version: line.version })}>
        {line.seq}
      </td>
      <td className="when">
        <SiteMoment iso={line.recorded_at} timeZone={timeZone} />
      </td>
      <td className="who">
        <button
          type="button"
          className="text-button"
          aria-label={t("onlyOf", { name: words.actor(line.actor) })}
          onClick={() => onGo({ actor: plainActor(line.actor) })}
        >
          {words.actor(line.actor)}
        </button>
        {line.role !== null && <small>{words.role(line.role)}</small>}
        {line.wall !== null && <small>{line.wall}</small>}
      </td>
      <td className="subject">
        {subject !== null && (
          <button
            type="button"
            className="text-button"
            aria-label={t("onlyAbout", { subject })}
            onClick={() => onGo({ subject })}
          >
            {subject}
          </button>
        )}
      </td>
      <td className="what">
        <b>{words.kind(line)}</b> {words.about(line)}
        {reading !== null && (
          <button
            type="button"
            className="text-button story"
            aria-label={t("storyOf", { seq: reading })}
            onClick={() => onGo({ reading: String(reading), subject })}
          >
            {t("story", { seq: reading })}
          </button>
        )}
      </td>
      <td className="changes">
        <AuditChanges line={line} timeZone={timeZone} />
      </td>
      <td className="reason">{words.reason(line)}</td>
      <td className="when">
        {line.observed_at !== null && <SiteMoment iso={line.observed_at} timeZone={timeZone} />}
      </td>
      <td className="source">{line.source?.replace(/^@/, "")}</td>
    </tr>
  );
}

/** On the site's clock to the second, with its whole date: a log is kept for years. */
function SiteMoment({ iso, timeZone }: { readonly iso: string; readonly timeZone: string }) {
  const at = parseInstant(iso);
  if (at === null) return <time dateTime={iso}>{iso}</time>;
  return (
    <time dateTime={iso}>
      {localDate(at, timeZone)} {formatClockSeconds(at, timeZone)}
    </time>
  );
}
