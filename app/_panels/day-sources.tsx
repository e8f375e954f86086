"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { formatFigure } from "#app/_format/figure.ts";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type { DailyFigureKey, DaySourcesView } from "#lib/projections/day-view.ts";
import { ReadingDialog } from "./reading-dialog.tsx";
import { SlotReadings } from "./slot-readings.tsx";
import { SourceNotes } from "./source-notes.tsx";
import { isWithoutSlots, largestValue, type SourceRow, sourceRows } from "./source-rows.ts";

interface DaySourcesProps {
  readonly view: DaySourcesView;
  readonly figure: DailyFigureKey;
  readonly format: SiteFormat;
}

/** The slots of a day, hour by hour or plateau by plateau; a missing one is there as missing. */
export function DaySources({ view, figure, format }: DaySourcesProps) {
  const t = useTranslations("desk");
  const sources = view.figures[figure];
  // Kept here: what is done with a reading may move it to another row.
  const [opened, setOpened] = useState<number | null>(null);
  const rows = sourceRows(figure, sources);
  const largest = largestValue(sources);
  const excluded = rows.reduce((count, row) => count + row.excluded.length, 0);
  const missing = rows.filter((row) => row.missing).length;
  return (
    <>
      <table className="sources">
        <thead>
          <tr>
            <th scope="col">
              {t(figure === "lis" ? "sources.xRay" : figure === "peep" ? "sources.hour" : "sources.slot")}
            </th>
            <th scope="col" className="number">
              {t("sources.value")}
            </th>
            <th scope="col">
              <span className="visually-hidden">{t("sources.bar")}</span>
            </th>
            <th scope="col">{t("sources.notes")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <SlotRow
              key={keyOf(row, figure)}
              row={row}
              figure={figure}
              largest={largest}
              format={format}
              running={sources.completeness === "RUNNING"}
              place={view}
              onOpen={setOpened}
            />
          ))}
        </tbody>
      </table>
      {opened !== null && (
        <ReadingDialog
          subject={view.subject}
          seq={opened}
          format={format}
          timeZone={view.time_zone}
          onClose={() => setOpened(null)}
        />
      )}
      <p className="sources-summary">
        {excluded === 0 ? t("sources.excludedNone") : t("sources.excludedCount", { count: excluded })}{" "}
        {!isWithoutSlots(figure) && t("sources.missing", { count: missing })}
      </p>
    </>
  );
}

/** A slot is known by its beginning; blood gases have no slots, and two may be of one moment. */
function keyOf({ slot, counted, excluded }: SourceRow, figure: DailyFigureKey): string {
  return isWithoutSlots(figure) ? `${slot.from} ${(counted[0] ?? excluded[0])?.seq}` : slot.from;
}

interface SlotRowProps {
  readonly row: SourceRow;
  readonly figure: DailyFigureKey;
  readonly largest: number;
  readonly format: SiteFormat;
  readonly running: boolean;
  /** Whose day, in whose time. */
  readonly place: Pick<DaySourcesView, "subject" | "time_zone">;
  readonly onOpen: (seq: number) => void;
}

function SlotRow({ row, figure, largest, format, running, place, onOpen }: SlotRowProps) {
  const { slot } = row;
  const blank = slot.value === null && !row.missing;
  return (
    <tr className={row.missing ? "missing" : blank ? "blank" : undefined}>
      <th scope="row">
        {figure === "peep" || isWithoutSlots(figure)
          ? format.clock(slot.from)
          : `${format.clock(slot.from)}–${format.clock(slot.to)}`}
      </th>
      <td className="number">
        <b>{formatFigure(figure === "lis" ? "cxr_quadrants" : figure, slot.value)}</b>
      </td>
      <td>
        <svg className="slot-bar" viewBox="0 0 100 9" preserveAspectRatio="none" aria-hidden="true">
          {slot.value === null ? (
            <rect className="slot-bar-missing" x="0.5" y="0.5" width="99" height="8" />
          ) : (
            <rect className={`slot-bar-${figure}`} width={(slot.value / largest) * 100} height="9" />
          )}
        </svg>
      </td>
      <td>
        <SlotReadings row={row} figure={figure} format={format} place={place} onOpen={onOpen}>
          <SourceNotes row={row} figure={figure} format={format} running={running} />
        </SlotReadings>
      </td>
    </tr>
  );
}
