"use client";
import { useTranslations } from "next-intl";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type { ExportRunJson } from "#lib/contract/exports.ts";

/** How far the exports under way are, and what the last ones came to. */
export function ExportRuns({
  runs,
  format,
}: {
  readonly runs: readonly ExportRunJson[];
  readonly format: SiteFormat;
}) {
  const t = useTranslations("exports.run");
  if (runs.length === 0) return null;
  return (
    <ul className="runs">
      {runs.map((run) => (
        <li key={run.id} data-run={run.state}>
          <span>
            {format.clock(run.started_at)} <b>{run.file}</b> {run.by.replace(/^@/, "")}
          </span>
          {run.state === "running" && (
            <progress
              aria-label={t("label", { file: run.file })}
              // A file that reads no subject is written at once; nobody knows how far it is.
              {...(run.total === 0 ? {} : { value: run.done, max: run.total })}
            />
          )}
          <span role={run.state === "running" ? undefined : "status"}>
            {t(run.state, {
              rows: run.rows,
              size: sizeOf(run.bytes),
              done: share(run),
              why: t(`why.${run.failure ?? "export_failed"}`),
            })}
            {run.sha256 !== null && <small title={run.sha256}> SHA-256 {run.sha256.slice(0, 16)}…</small>}
          </span>
        </li>
      ))}
    </ul>
  );
}

function share({ done, total }: ExportRunJson): number {
  return total === 0 ? 0 : Math.floor((100 * done) / total);
}

/** In the unit that a person reads at a glance. */
function sizeOf(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
