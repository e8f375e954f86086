"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useMay } from "#app/_access/visitor.tsx";
import { signedDay } from "#app/_format/signed-day.ts";
import { type SiteFormat, siteFormat } from "#app/_format/site-format.ts";
import { useWardFacts } from "#app/_live/use-connection.ts";
import { useBed, useBeds } from "#app/_live/wall-provider.tsx";
import { RequestRefused } from "#app/_query/fetch-json.ts";
import { reviewQuery, subjectsQuery } from "#app/_query/subject-queries.ts";
import type { SubjectJson } from "#lib/contract/subjects.ts";
import type { ReviewView } from "#lib/projections/subject-view.ts";
import { LoadFailed, Loading } from "./page-state.tsx";
import { inRoomOrder, matchesText } from "./subject-order.ts";

/** Everyone who was ever enrolled; those on the ward first, in the order of the room. */
export function SubjectList() {
  const t = useTranslations("desk");
  const locale = useLocale();
  const search = useId();
  const [text, setText] = useState("");
  const subjects = useQuery(subjectsQuery);
  // Not everyone who sees subjects reviews their days; what the ward shows live is enough for the others.
  const review = useQuery({ ...reviewQuery, enabled: useMay("review:see") });
  const facts = useWardFacts();
  const beds = useBeds();
  const error = subjects.error ?? review.error;
  const timeZone = review.data?.time_zone ?? facts?.time_zone;
  if (
    subjects.data === undefined ||
    timeZone === undefined ||
    (review.isEnabled && review.data === undefined)
  ) {
    if (error === null) return <Loading />;
    const retry = () =>
      void Promise.all([subjects.refetch(), ...(review.isEnabled ? [review.refetch()] : [])]);
    return <LoadFailed detail={error instanceof RequestRefused ? error.message : null} onRetry={retry} />;
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
  const known = new Map(review.data?.subjects.map((each) => [each.subject, each]));
  const format = siteFormat(timeZone, locale);
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
                <SubjectRow key={each.subject} of={each} review={known.get(each.subject)} format={format} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

interface SubjectRowProps {
  readonly of: SubjectJson;
  readonly review: ReviewView["subjects"][number] | undefined;
  readonly format: SiteFormat;
}

function SubjectRow({ of, review, format }: SubjectRowProps) {
  const t = useTranslations("desk");
  const live = useBed(of.bed ?? "");
  const known = review ?? (live?.subject === of.subject ? live : undefined);
  return (
    <tr>
      <th scope="row">
        <Link href={`/subjects/${encodeURIComponent(of.subject)}`}>{of.subject}</Link>
        {known?.simulated === true && <span className="tag small">{t("subject.simulated")}</span>}
      </th>
      <td>{of.bed ?? "—"}</td>
      <td>{studyDayText(t, of, known?.study_day ?? null)}</td>
      <td>{of.infusion_started_at === null ? "—" : format.dateClock(of.infusion_started_at)}</td>
      <td>{ventilationText(t, of, format)}</td>
      <td>{isGroup(of.group) ? t(`subject.group.${of.group}`) : of.group}</td>
      <td>{of.sex === "male" || of.sex === "female" ? t(`subject.${of.sex}`) : of.sex}</td>
    </tr>
  );
}

type Words = ReturnType<typeof useTranslations<"desk">>;

/** Nobody who was infused is said not to be, only because their day is not known here. */
function studyDayText(t: Words, of: SubjectJson, day: number | null): string {
  if (day !== null) return t("day.short", { day: signedDay(day) });
  return of.infusion_started_at === null ? t("subject.notInfused") : "—";
}

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
