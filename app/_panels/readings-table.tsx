"use client";

import { useTranslations } from "next-intl";
import { formatFigure } from "#app/_format/figure.ts";
import type { SiteFormat } from "#app/_format/site-format.ts";
import { formatUnit } from "#app/_format/unit.ts";
import type { ReadingJson } from "#lib/contract/subjects.ts";
import { isParameter } from "#lib/ventilation/parameter.ts";
import { AuditLink } from "./audit-link.tsx";

interface ReadingsTableProps {
  readonly readings: readonly ReadingJson[];
  readonly format: SiteFormat;
  /** Somebody wants to see what became of a reading. */
  readonly onOpen: (seq: number) => void;
}

/** A page of readings; what does not count is struck and named. */
export function ReadingsTable({ readings, format, onOpen }: ReadingsTableProps) {
  const t = useTranslations("desk");
  const words = useTranslations("corrections");
  return (
    <table>
      <thead>
        <tr>
          {(["time", "parameter", "value", "unit", "status", "source", "recorded", "number"] as const).map(
            (column) => (
              <th key={column} scope="col" className={isNumeric(column) ? "number" : undefined}>
                {t(`readings.${column}`)}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {readings.map((reading) => (
          <tr key={reading.seq} className={reading.status}>
            <td>{format.dateClock(reading.observed_at)}</td>
            <td>
              {isParameter(reading.parameter) ? t(`parameter.${reading.parameter}`) : reading.parameter}
            </td>
            <td className="number">
              {reading.status === "valid" ? <b>{valueText(reading)}</b> : <s>{valueText(reading)}</s>}
            </td>
            <td>{formatUnit(reading.unit)}</td>
            <td>
              <ReadingStanding status={reading.status} />
              {reading.version > 1 && <small> v{reading.version}</small>}
            </td>
            <td className="source">{reading.source}</td>
            <td>{format.dateClock(reading.recorded_at)}</td>
            <td className="number">
              <button
                type="button"
                className="link"
                aria-label={words("open", { number: reading.seq })}
                onClick={() => onOpen(reading.seq)}
              >
                {reading.seq}
              </button>
              <AuditLink of={{ reading: String(reading.seq) }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const STATUSES = ["valid", "conflict", "rejected", "voided", "superseded"] as const;

/** A word, and for what does not count a frame around it as well. */
function ReadingStanding({ status }: { readonly status: string }) {
  const t = useTranslations("desk");
  const known = STATUSES.find((each) => each === status);
  const text = known === undefined ? status : t(`status.${known}`);
  return status === "valid" ? text : <span className="tag small">{text}</span>;
}

function isNumeric(column: string): boolean {
  return column === "value" || column === "number";
}

function valueText({ parameter, value }: ReadingJson): string {
  return isParameter(parameter) ? formatFigure(parameter, value) : String(value);
}
