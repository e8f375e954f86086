import type { ReadingJson } from "../contract/subjects.ts";
import { type Instant, parseInstant } from "../units/instant.ts";
import { SIMULATOR_SOURCE } from "../ventilation/reading.ts";
import type { CsvRow } from "./csv.ts";
import { SIMULATED } from "./simulated.ts";

/** The columns of `readings_long`. Source: domain.md section 6; `simulated` is ours, and last. */
export const READINGS_LONG_COLUMNS = [
  "subject",
  "param",
  "matrix",
  "value",
  "unit",
  "qualifier",
  "measured_at",
  "recorded_at",
  "source",
  "status",
  "version",
  "superseded_by",
  "simulated",
] as const;

/** One subject's kept readings, whatever their standing; times are written by `writeTime`, in the site's clock. */
export function* readingsLongRows(
  subject: string,
  readings: Iterable<ReadingJson>,
  writeTime: (instant: Instant) => string,
): Generator<CsvRow> {
  const time = (iso: string): string => {
    const instant = parseInstant(iso);
    if (instant === null) throw new RangeError(`Not a time: ${iso}`);
    return writeTime(instant);
  };
  for (const reading of readings) {
    yield [
      subject,
      reading.parameter,
      null,
      reading.value,
      reading.unit,
      null,
      time(reading.observed_at),
      time(reading.recorded_at),
      reading.source,
      reading.status,
      reading.version,
      null,
      reading.source === SIMULATOR_SOURCE ? SIMULATED : null,
    ];
  }
}
