"use client";

import { useTranslations } from "next-intl";
import { formatFigure } from "#app/_format/figure.ts";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type { DailyFigureKey, SourceReading } from "#lib/projections/day-view.ts";
import type { MissingReason, QuantityKey } from "#lib/projections/quantity-view.ts";
import { fio2Of, type SourceRow, sourcesOf } from "./source-rows.ts";

interface SourceNotesProps {
  readonly row: SourceRow;
  readonly figure: DailyFigureKey;
  readonly format: SiteFormat;
  /** The day is not over: what is not expected may still come. */
  readonly running: boolean;
}

/** Beside a slot's value: where it comes from, how it was paired, what does not count and why. */
export function SourceNotes({ row, figure, format, running }: SourceNotesProps) {
  const t = useTranslations("desk");
  const { slot, counted, excluded, lateEntry } = row;
  const [first] = counted;
  const { pairing } = slot;
  // Said beside the reading that found no partner, it need not be said of the slot as well.
  const isTold = excluded.some((reading) => reading.excluded === "no_pair");
  return (
    <>
      {slot.value === null && slot.reason !== undefined && !isTold && (
        <span className={row.missing ? "note strong" : "note"}>{t(`reason.${reasonOf(row, running)}`)}</span>
      )}
      {first !== undefined && (
        <span className="note" title={counted.map(({ seq, source }) => `#${seq} · ${source}`).join("\n")}>
          {figure === "peep" ? (
            <>
              {counted.length > 1 && `${t("sources.mean", { count: counted.length })} · `}
              {counted.length === 1 && `${format.clock(first.observed_at)} · `}
              {sourcesOf(row).join(" + ")}
            </>
          ) : figure === "pf_ratio" ? (
            <GasNote pao2={first} fio2={fio2Of(slot)} />
          ) : (
            `${format.clock(first.observed_at)} · ${
              figure === "plateau_pressure" || figure === "lis"
                ? first.source
                : `${t("figure.plateau_pressure")} ${formatFigure("plateau_pressure", first.value)}`
            }`
          )}
        </span>
      )}
      {first === undefined && figure === "pf_ratio" && excluded[0] !== undefined && (
        <span className="note">
          <GasNote pao2={excluded[0]} fio2={fio2Of(slot)} />
        </span>
      )}
      {pairing !== undefined && (
        <span className="note">
          {t("sources.paired", {
            peep: formatFigure("peep", pairing.peep),
            time: format.clock(pairing.peep_observed_at),
            method: t(`pairing.${pairing.method}`),
          })}
          {pairing.tidal_volume !== undefined &&
            ` · ${t("sources.tidalVolume", { value: formatFigure("tidal_volume", pairing.tidal_volume) })}`}
        </span>
      )}
      {counted.map((reading) => (
        <ChangeNote key={reading.seq} reading={reading} among={slot.readings} />
      ))}
      {lateEntry !== null && (
        <span className="note strong">{t("sources.late", { time: format.dateClock(lateEntry) })}</span>
      )}
      {excluded.map((reading) => (
        <ExcludedNote key={reading.seq} reading={reading} format={format} struck={figure !== "pf_ratio"} />
      ))}
    </>
  );
}

/** A slot that nobody expected a value of is not a slot without a reading. */
function reasonOf({ slot }: SourceRow, running: boolean): MissingReason | "notYet" | "notExpected" {
  if (slot.expected || slot.reason !== "NOT_RECORDED") return slot.reason ?? "NOT_RECORDED";
  return running ? "notYet" : "notExpected";
}

function GasNote({ pao2, fio2 }: { readonly pao2: SourceReading; readonly fio2: SourceReading | null }) {
  const t = useTranslations("desk");
  return t("sources.gas", {
    pao2: formatFigure("pao2", pao2.value),
    fio2: formatFigure("fio2", fio2?.value ?? null),
  });
}

interface ExcludedNoteProps {
  readonly reading: SourceReading;
  readonly format: SiteFormat;
  readonly struck: boolean;
}

function ExcludedNote({ reading, format, struck }: ExcludedNoteProps) {
  const t = useTranslations("desk");
  const parameter: QuantityKey = reading.parameter;
  return (
    <span className="note excluded" title={`#${reading.seq} · ${reading.source}`}>
      {struck && (
        <>
          {format.clock(reading.observed_at)} <s>{formatFigure(parameter, reading.value)}</s>{" "}
        </>
      )}
      {reading.excluded !== undefined && t(`sources.excluded.${reading.excluded}`)}
      {reading.changed !== undefined && (
        <>
          {" · "}
          <ChangeWords of={reading.changed} />
        </>
      )}
    </span>
  );
}

interface ChangeNoteProps {
  readonly reading: SourceReading;
  /** Where what it said before may be. */
  readonly among: readonly SourceReading[];
}

/** What people did to a reading that counts: why, and from what to what. */
function ChangeNote({ reading, among }: ChangeNoteProps) {
  const t = useTranslations("corrections.changed");
  if (reading.changed === undefined) return null;
  const before = among.find((one) => one.superseded_by === reading.seq);
  const { parameter, value } = reading;
  return (
    <span className="note strong" title={`${reading.changed.by} #${reading.seq}`}>
      <ChangeWords of={reading.changed} />
      {reading.changed.change === "corrected" &&
        before !== undefined &&
        ` ${t("from", { before: formatFigure(parameter, before.value), after: formatFigure(parameter, value) })}`}
    </span>
  );
}

function ChangeWords({ of }: { readonly of: NonNullable<SourceReading["changed"]> }) {
  const t = useTranslations("corrections");
  return t(`changed.${of.change}`, { reason: t(`reasonCode.${of.reason_code}`) });
}
