"use client";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { siteFormat } from "#app/_format/site-format.ts";
import { exportsQuery } from "#app/_query/audit-queries.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
import type { ExportsJson } from "#lib/contract/exports.ts";
import { ExportRuns } from "./export-runs.tsx";
import { NotLoaded } from "./page-state.tsx";

const ARCHIVE = "ventwall.zip";
/** A download that was clicked begins within this time; until then it is looked for. */
const BEGINS_WITHIN_MS = 5_000;

/** The study to take along: all of it in one archive, or table by table; and how far what is taken has come. */
export function ExportsBoard() {
  const t = useTranslations("exports");
  const locale = useLocale();
  const [isAwaited, setAwaited] = useState(false);
  const exports = useQuery(exportsQuery(isAwaited));
  const { data } = exports;
  if (data === undefined) return <NotLoaded of={exports} />;
  const await_ = (): void => {
    setAwaited(true);
    setTimeout(() => setAwaited(false), BEGINS_WITHIN_MS);
  };
  return (
    <div className="page exports">
      <div className="bar">
        <h1>{t("title")}</h1>
        <span className="count">{t("subjects", { count: data.subjects })}</span>
      </div>
      <section className="panel">
        <h2>{t("archive.title")}</h2>
        <p>{t("archive.what")}</p>
        <p>
          <a className="button" href={apiPath(["exports", ARCHIVE])} download onClick={await_}>
            {t("archive.take")}
          </a>{" "}
          <AsOf log={data.log} timeZone={data.time_zone} locale={locale} />
        </p>
        <p className="secondary">{t("archive.same")}</p>
        <ExportRuns runs={data.runs} format={siteFormat(data.time_zone, locale)} />
      </section>
      <section className="panel">
        <h2>{t("files.title")}</h2>
        <ul className="files">
          {data.files.map(({ name }) => (
            <li key={name}>
              <a href={apiPath(["exports", name])} download onClick={await_}>
                {name}
              </a>{" "}
              <small>
                {t.has(`file.${keyOf(name)}` as "title") ? t(`file.${keyOf(name)}` as "title") : ""}
              </small>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

interface AsOfProps {
  readonly log: ExportsJson["log"];
  readonly timeZone: string;
  readonly locale: string;
}

/** What an archive that is taken now is made from. */
function AsOf({ log, timeZone, locale }: AsOfProps) {
  const t = useTranslations("exports");
  if (log.recorded_at === null) return <small>{t("nothing")}</small>;
  return (
    <small>{t("asOf", { seq: log.seq, when: siteFormat(timeZone, locale).full(log.recorded_at) })}</small>
  );
}

/** A catalogue's keys hold no dots. */
function keyOf(file: string): string {
  return file.replace(/\.\w+$/, "");
}
