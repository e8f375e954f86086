import { PARAMETER_KEYS } from "../ventilation/parameter.ts";
import { type ReadingsByParameter, SIMULATOR_SOURCE, versionOf } from "../ventilation/reading.ts";
import type { CsvRow } from "./csv.ts";
import { SIMULATED } from "./simulated.ts";
import type { TimeWriter } from "./site-time.ts";

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

/** One subject's kept readings, whatever their standing, in the parameter table's order; times in the site's clock. */
export function* readingsLongRows(
  subject: string,
  readings: ReadingsByParameter,
  write: TimeWriter,
): Generator<CsvRow> {
  for (const parameter of PARAMETER_KEYS) {
    for (const reading of readings.get(parameter) ?? []) {
      yield [
        subject,
        parameter,
        null,
        reading.value,
        reading.unit,
        null,
        write(reading.observedAt),
        write(reading.recordedAt),
        reading.source,
        reading.status,
        versionOf(reading),
        reading.supersededBy ?? null,
        reading.source === SIMULATOR_SOURCE ? SIMULATED : null,
      ];
    }
  }
}
