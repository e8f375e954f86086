"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useMay } from "#app/_access/visitor.tsx";
import { signedDay } from "#app/_format/signed-day.ts";
import { type SiteFormat, siteFormat } from "#app/_format/site-format.ts";
import { useWardFacts } from "#app/_live/use-connection.ts";
import { useBeds } from "#app/_live/wall-provider.tsx";
import { subjectsQuery } from "#app/_query/subject-queries.ts";
import type { SubjectJson, SubjectListing } from "#lib/contract/subjects.ts";
import { NotLoaded } from "./page-state.tsx";
import { inRoomOrder, matchesText } from "./subject-order.ts";

/** Everyone who was ever enrolled; those on the ward first, in the order of the room. */
export function SubjectList() {
  const t = useTranslations("desk");
  const locale = useLocale();
  const record = useTranslations("record");
  const mayEnrol = useMay("subjects:change");
  const search = useId();
  const [text, setText] = useState("");
  const subjects = useQuery(subjectsQuery);
  const facts = useWardFacts();
  const beds = useBeds();
  if (subjects.data === undefined || facts === null) {
    return <NotLoaded of={subjects} />;
  }
  const all = subjects.data.subjects;
  if (all.length === 0) {
    return (
      <div className="page-state">
        <h1>{t("state.nobody")}</h1>
        <p>{t("state.nobodyHint")}</p>
      </div>
    );
  }
  const rows = inRoomOrder(all, beds ?? []).filter((each) => matchesText(each, text));
  const format = siteFormat(facts.time_zone, locale);
  return (
    <div className="page">
      <div className="bar">
        <h1>{t("subjects.title")}</h1>
        <label className="search" htmlFor={search}>
          <span className="visually-hidden">{t("subjects.find")}</span>
          <input
            id={search}
            type="search"
            value={text}
            placeholder={t("subjects.find")}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        {mayEnrol && (
          <Link className="button bar-end" href="/enrol">
            {record("enrol.open")}
          </Link>
        )}
        <span className="count" role="status">
          {t("subjects.count", { count: rows.length })}
        </span>
      </div>
      {rows.length === 0 ? (
        <p className="page-state">{t("subjects.none", { text })}</p>
      ) : (
        <div className="panel scroll">
          <table className="subjects">
            <thead>
              <tr>
                {(["subject", "bed", "studyDay", "t0", "ventilation", "arm", "sex"] as const).map(
                  (column) => (
                    <th key={column} scope="col">
                      {t(`subjects.${column}`)}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {rows.map((each) => (
                <SubjectRow key={each.subject} of={each} format={format} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

interface SubjectRowProps {
  readonly of: SubjectListing;
  readonly format: SiteFormat;
}

function SubjectRow({ of, format }: SubjectRowProps) {
  const t = useTranslations("desk");
  return (
    <tr>
      <th scope="row">
        <Link href={`/subjects/${encodeURIComponent(of.subject)}`}>{of.subject}</Link>
        {of.simulated && <span className="tag small">{t("subject.simulated")}</span>}
      </th>
      <td>{of.bed ?? "—"}</td>
      <td>
        {of.study_day === null ? t("subject.notInfused") : t("day.short", { day: signedDay(of.study_day) })}
      </td>
      <td>{of.infusion_started_at === null ? "—" : format.dateClock(of.infusion_started_at)}</td>
      <td>{ventilationText(t, of, format)}</td>
      <td>{isGroup(of.group) ? t(`subject.group.${of.group}`) : of.group}</td>
      <td>{of.sex === "male" || of.sex === "female" ? t(`subject.${of.sex}`) : of.sex}</td>
    </tr>
  );
}

type Words = ReturnType<typeof useTranslations<"desk">>;

function ventilationText(t: Words, of: SubjectJson, format: SiteFormat): string {
  if (of.ventilation_ended_at !== null) {
    return t("subjects.off", { time: format.dateClock(of.ventilation_ended_at) });
  }
  return of.ventilation_started_at === null
    ? t("subject.neverVentilated")
    : t("subjects.on", { time: format.dateClock(of.ventilation_started_at) });
}

function isGroup(group: string): group is "UCMSC" | "SALINE" | "PSM_CONTROL" {
  return group === "UCMSC" || group === "SALINE" || group === "PSM_CONTROL";
}
