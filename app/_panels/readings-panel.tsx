"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { signedDay } from "#app/_format/signed-day.ts";
import type { SiteFormat } from "#app/_format/site-format.ts";
import { readingsQuery } from "#app/_query/subject-queries.ts";
import type { SubjectView } from "#lib/projections/subject-view.ts";
import { PARAMETER_KEYS } from "#lib/ventilation/parameter.ts";
import { NotLoaded } from "./page-state.tsx";
import { ReadingDialog } from "./reading-dialog.tsx";
import { ReadingsTable } from "./readings-table.tsx";

const PAGE_SIZE = 200;

interface ReadingsPanelProps {
  readonly view: SubjectView;
  readonly format: SiteFormat;
}

/** Every kept reading in order of its time, a page at a time; what does not count is marked and stays. */
export function ReadingsPanel({ view, format }: ReadingsPanelProps) {
  const t = useTranslations("desk");
  const [parameter, setParameter] = useState<string | null>(null);
  const [day, setDay] = useState<number | null>(() => lastDayIndex(view));
  // The cursors of the pages turned so far: the API only leads forward.
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  const midnights = view.course.midnights;
  const query = useQuery(
    readingsQuery(view.subject, {
      parameter,
      from: day === null ? null : (midnights[day] ?? null),
      to: day === null ? null : (midnights[day + 1] ?? null),
      cursor: cursors.at(-1) ?? null,
      limit: PAGE_SIZE,
    }),
  );
  const [opened, setOpened] = useState<number | null>(null);
  const parameterId = useId();
  const dayId = useId();
  const refilter = (change: () => void): void => {
    change();
    setCursors([null]);
  };

  return (
    <div className="panel readings">
      <div className="bar">
        <label htmlFor={parameterId}>{t("readings.parameter")}</label>
        <select
          id={parameterId}
          value={parameter ?? ""}
          onChange={(event) => refilter(() => setParameter(event.target.value || null))}
        >
          <option value="">{t("readings.every")}</option>
          {PARAMETER_KEYS.map((key) => (
            <option key={key} value={key}>
              {t(`parameter.${key}`)}
            </option>
          ))}
        </select>
        <label htmlFor={dayId}>{t("readings.day")}</label>
        <select
          id={dayId}
          value={day ?? ""}
          onChange={(event) =>
            refilter(() => setDay(event.target.value === "" ? null : Number(event.target.value)))
          }
        >
          <option value="">{t("readings.everyDay")}</option>
          {view.days.map((each) => {
            const index = dayIndex(view, each.local_date, format);
            return (
              <option key={each.local_date} value={index}>
                {dayName(t, each.study_day, format.calendarDate(each.local_date))}
              </option>
            );
          })}
        </select>
        <span className="bar-end pager">
          <button
            type="button"
            className="button"
            disabled={cursors.length === 1}
            onClick={() => setCursors(cursors.slice(0, -1))}
          >
            {t("readings.previous")}
          </button>
          <span>{t("readings.page", { page: cursors.length })}</span>
          <button
            type="button"
            className="button"
            disabled={query.data?.next == null || query.isPlaceholderData}
            onClick={() => setCursors([...cursors, query.data?.next ?? null])}
          >
            {t("readings.next")}
          </button>
        </span>
      </div>
      {query.data === undefined ? (
        <NotLoaded of={query} />
      ) : query.data.readings.length === 0 ? (
        <p className="page-state">{t("readings.none")}</p>
      ) : (
        <section
          className={query.isPlaceholderData ? "scroll waiting" : "scroll"}
          aria-label={t("readings.title")}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: only what has the focus can be scrolled by keys
          tabIndex={0}
        >
          <ReadingsTable readings={query.data.readings} format={format} onOpen={setOpened} />
        </section>
      )}
      {opened !== null && (
        <ReadingDialog
          subject={view.subject}
          seq={opened}
          format={format}
          timeZone={view.time_zone}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}

function dayIndex(view: SubjectView, localDate: string, format: SiteFormat): number {
  return view.course.midnights.findIndex((midnight) => format.localDate(midnight) === localDate);
}

function lastDayIndex(view: SubjectView): number | null {
  // Days to come are columns too, so the day with the latest slot counts, not the last column.
  const latest = view.course.peep.at(-1)?.from ?? view.course.plateaus.at(-1)?.observed_at;
  if (latest === undefined) return null;
  const index = view.course.midnights.findLastIndex((midnight) => midnight <= latest);
  return index < 0 ? null : index;
}

function dayName(
  t: ReturnType<typeof useTranslations<"desk">>,
  studyDay: number | null,
  date: string,
): string {
  if (studyDay === null) return date;
  return `${t("day.short", { day: signedDay(studyDay) })} · ${date}`;
}
