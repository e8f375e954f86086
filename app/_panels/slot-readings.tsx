"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { useMay } from "#app/_access/visitor.tsx";
import { formatFigure } from "#app/_format/figure.ts";
import type { SiteFormat } from "#app/_format/site-format.ts";
import { useIsFormKept } from "#app/_forms/use-kept-form.ts";
import type { DaySourcesView, SourceReading } from "#lib/projections/day-view.ts";
import type { DailyFigureKey } from "#lib/study/daily-figure.ts";
import { EnterDialog, enterFormName } from "./enter-dialog.tsx";
import { ownParameter, type SourceRow } from "./source-rows.ts";

interface SlotReadingsProps {
  readonly row: SourceRow;
  readonly figure: DailyFigureKey;
  readonly format: SiteFormat;
  readonly place: Pick<DaySourcesView, "subject" | "time_zone">;
  /** Somebody wants to see what became of a reading. */
  readonly onOpen: (seq: number) => void;
  /** The slot's notes. */
  readonly children: ReactNode;
}

/** A slot's notes; beside them the keys to every reading in it, and in a gap to enter what is missing. */
export function SlotReadings({ row, figure, format, place, onOpen, children }: SlotReadingsProps) {
  const { slot } = row;
  const [isOpen, setOpen] = useState(false);
  const list = useId();
  const t = useTranslations("corrections");
  const time = format.clock(slot.from);
  return (
    <>
      <span className="slot-keys">
        {slot.readings.length > 0 && (
          <button
            type="button"
            className="slot-key"
            aria-expanded={isOpen}
            aria-controls={list}
            aria-label={t("slot.open", { time })}
            title={t("slot.open", { time })}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? "−" : "+"}
          </button>
        )}
        {row.missing && <EnterKey row={row} figure={figure} format={format} place={place} />}
      </span>
      {children}
      {isOpen && (
        <ReadingList
          id={list}
          of={slot.readings}
          format={format}
          onOpen={onOpen}
          label={t("slot.list", { time })}
        />
      )}
    </>
  );
}

interface ReadingListProps {
  readonly id: string;
  readonly label: string;
  readonly of: readonly SourceReading[];
  readonly format: SiteFormat;
  readonly onOpen: SlotReadingsProps["onOpen"];
}

function ReadingList({ id, label, of, format, onOpen }: ReadingListProps) {
  const t = useTranslations("corrections");
  const words = useTranslations("desk");
  return (
    <ul className="slot-list" id={id} aria-label={label}>
      {of.map((reading) => {
        const { seq, parameter, value, source, observed_at, counted } = reading;
        const text = formatFigure(parameter, value);
        return (
          <li key={seq}>
            <span>
              {format.clock(observed_at)} {words(`parameter.${parameter}`)}{" "}
              {counted ? <b>{text}</b> : <s>{text}</s>} <small>{source}</small>
            </span>
            <button
              type="button"
              className="button small"
              aria-label={t("open", { number: seq })}
              onClick={() => onOpen(seq)}
            >
              {t("openShort")}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function EnterKey({ row, figure, format, place }: Omit<SlotReadingsProps, "onOpen" | "children">) {
  const t = useTranslations("corrections.enter");
  const mayEnter = useMay("readings:send");
  const parameter = ownParameter(figure);
  const { from } = row.slot;
  // Begun and not sent, as when the server was away and the page was loaded again: it opens by itself.
  const isBegun = useIsFormKept(enterFormName(place.subject, parameter, from));
  const [isOpen, setOpen] = useState(isBegun);
  if (!mayEnter) return null;
  return (
    <>
      <button
        type="button"
        className="button small"
        aria-label={t("openFor", { time: format.clock(from) })}
        onClick={() => setOpen(true)}
      >
        {t("open")}
      </button>
      {isOpen && (
        <EnterDialog
          subject={place.subject}
          parameter={parameter}
          from={from}
          timeZone={place.time_zone}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
