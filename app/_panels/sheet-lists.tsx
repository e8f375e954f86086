"use client";

import { useTranslations } from "next-intl";
import { formatFigure } from "#app/_format/figure.ts";
import { signedDay } from "#app/_format/signed-day.ts";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type { PrintedSheet, SheetExclusion } from "#lib/projections/day-sheet-view.ts";
import { nameOfActor } from "./use-figure-words.ts";

/**
 * As many lines as the sheet has room for, where a correction may take two; what is left out is counted, and stands
 * in the exports.
 */
const LINES = 12;
const CORRECTIONS = 3;

interface SheetListsProps {
  readonly sheet: PrintedSheet;
  readonly format: SiteFormat;
}

/** What is not in the means, and what people corrected. */
export function SheetLists({ sheet, format }: SheetListsProps) {
  const t = useTranslations("review.sheet");
  const { exclusions, corrections } = sheet;
  const shownExclusions = LINES - 2 * Math.min(corrections.length, CORRECTIONS);
  return (
    <div>
      <section>
        <h2>{t("exclusions")}</h2>
        {exclusions.length === 0 && <p>{t("nothing")}</p>}
        <table>
          <tbody>
            {exclusions.slice(0, shownExclusions).map((line) => (
              <ExclusionLine
                key={`${line.parameter} ${line.from} ${line.reason}`}
                line={line}
                format={format}
              />
            ))}
          </tbody>
        </table>
        <More of={exclusions.length - shownExclusions} />
      </section>
      <section>
        <h2>{t("corrections")}</h2>
        {corrections.length === 0 && <p>{t("nothing")}</p>}
        <table>
          <tbody>
            {corrections.slice(0, CORRECTIONS).map((line) => (
              <tr key={`${line.parameter} ${line.observed_at} ${line.at}`}>
                <td>{dayClock(line.study_day, format.clock(line.observed_at))}</td>
                <td>
                  <ParameterName parameter={line.parameter} /> {formatFigure(line.parameter, line.from)}{" "}
                  {line.change === "corrected"
                    ? t("became", { value: formatFigure(line.parameter, line.to) })
                    : t(`change.${line.change === "passed_over" ? "voided" : line.change}`)}
                </td>
                <td>{line.reason}</td>
                <td>{nameOfActor(line.by)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <More of={corrections.length - CORRECTIONS} />
      </section>
    </div>
  );
}

function More({ of }: { readonly of: number }) {
  const t = useTranslations("review.sheet");
  return of > 0 && <p className="sheet-more">{t("more", { count: of })}</p>;
}

function ExclusionLine({ line, format }: { readonly line: SheetExclusion; readonly format: SiteFormat }) {
  const t = useTranslations("review.sheet");
  const desk = useTranslations("desk");
  const { study_day, from, to, parameter, count, value, reason } = line;
  const isSlots = value === null && from !== to;
  const clock =
    from === to ? format.clock(from) : t("span", { from: format.clock(from), to: format.clock(to) });
  const words = EXCLUDED.find((known) => known === reason);
  return (
    <tr>
      <td>{dayClock(study_day, clock)}</td>
      <td>
        <ParameterName parameter={parameter} />
        {value !== null && ` ${formatFigure(parameter, value)}`}
        {value === null && count > 1 && `, ${t(isSlots && !words ? "slots" : "readings", { count })}`}
      </td>
      <td>{words === undefined ? desk(`reason.${reason as "NOT_RECORDED"}`) : t(`excluded.${words}`)}</td>
    </tr>
  );
}

const EXCLUDED = [
  "conflict",
  "rejected",
  "voided",
  "off_ventilator",
  "aprv",
  "spontaneous_effort",
  "not_representative",
  "no_pair",
] as const;

function ParameterName({ parameter }: { readonly parameter: SheetExclusion["parameter"] }) {
  const desk = useTranslations("desk");
  return desk(`parameter.${parameter}`);
}

function dayClock(studyDay: number, clock: string): string {
  return `D${signedDay(studyDay)} ${clock}`;
}
