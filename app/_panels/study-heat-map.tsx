"use client";
import { useQuery } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type CSSProperties, useRef } from "react";
import { studyQuantityQuery } from "#app/_query/study-queries.ts";
import type { StudyQuantity } from "#lib/projections/cohort-subject.ts";
import type { StudyLine } from "#lib/projections/study-view.ts";
import type { Group } from "#lib/ventilation/subject.ts";
import { NotLoaded } from "./page-state.tsx";

interface StudyHeatMapProps {
  readonly group: Group;
  readonly quantity: StudyQuantity;
  readonly studyDays: readonly number[];
}

const ROW_PX = 22;
/** So many stand in the page at once, and so on paper too. */
const ALL_UP_TO = 60;
const KINDS = {
  C: "complete",
  P: "partial",
  I: "insufficient",
  S: "short",
  R: "running",
  "-": "absent",
  " ": "future",
} as const;

function kindOf(letter: string): (typeof KINDS)[keyof typeof KINDS] {
  return letter in KINDS ? KINDS[letter as keyof typeof KINDS] : "absent";
}

/** Completeness of one quantity, subject by day: where a cohort lacks data, and whose. */
export function StudyHeatMap({ group, quantity, studyDays }: StudyHeatMapProps) {
  const t = useTranslations("study");
  const query = useQuery(studyQuantityQuery(group, quantity));
  const title = t("heat.title", { name: t(`short.${quantity}`) });
  return (
    <div className="study-panel study-heat">
      <h2>{title}</h2>
      <p className="study-legend">
        {(["complete", "partial", "insufficient", "short", "running", "absent"] as const).map((kind) => (
          <span key={kind}>
            <i className={`swatch ${kind}`} />
            {t(`coverage.${kind}`)}
          </span>
        ))}
      </p>
      {query.data === undefined ? (
        <NotLoaded of={query} />
      ) : (
        <HeatTable lines={query.data.lines} studyDays={studyDays} title={title} />
      )}
    </div>
  );
}

interface HeatTableProps {
  readonly lines: readonly StudyLine[];
  readonly studyDays: readonly number[];
  readonly title: string;
}

/** Only rows in sight are in the page: a thousand subjects scroll as twenty. */
function HeatTable({ lines, studyDays, title }: HeatTableProps) {
  const t = useTranslations("study");
  const scroll = useRef<HTMLElement>(null);
  const isShort = lines.length <= ALL_UP_TO;
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_PX,
    overscan: isShort ? ALL_UP_TO : 12,
  });
  return (
    <section
      className={isShort ? "heat-scroll" : "heat-scroll long"}
      ref={scroll}
      aria-label={title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
      tabIndex={0}
    >
      <table
        className="heat"
        aria-rowcount={lines.length + 1}
        style={{ "--height": `${rows.getTotalSize() + ROW_PX}px` } as CSSProperties}
      >
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t("heat.subject")}</th>
            {studyDays.map((day) => (
              <th key={day} scope="col">
                {t("day", { day })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.getVirtualItems().map(({ index, start }) => {
            const line = lines[index];
            if (line === undefined) return null;
            return (
              <tr
                key={line.subject}
                aria-rowindex={index + 2}
                style={{ "--top": `${start}px` } as CSSProperties}
              >
                <th scope="row">
                  <Link href={`/subjects/${encodeURIComponent(line.subject)}`} prefetch={false}>
                    {line.subject}
                  </Link>
                </th>
                {studyDays.map((day, at) => {
                  const kind = kindOf(line.coverage[at] ?? " ");
                  return (
                    <td key={day}>
                      <i className={`swatch ${kind}`} />
                      <span className="visually-hidden">{t(`coverage.${kind}`)}</span>
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
