import { toIso } from "../units/instant.ts";
import { type Reading, versionOf } from "../ventilation/reading.ts";
import type { SourceReading } from "./day-view.ts";

/** A reading behind a figure as it crosses the wire; `excluded` says why it does not count, if it does not. */
export function toSourceReading(
  reading: Reading,
  counted: boolean,
  excluded: SourceReading["excluded"] | null = null,
): SourceReading {
  const { seq, parameter, value, unit, observedAt, recordedAt, source, status } = reading;
  return {
    seq,
    parameter,
    value,
    unit,
    observed_at: toIso(observedAt),
    recorded_at: toIso(recordedAt),
    source,
    status,
    version: versionOf(reading),
    ...(reading.supersededBy !== undefined && { superseded_by: reading.supersededBy }),
    counted,
    ...(excluded !== null && excluded !== undefined && { excluded }),
  };
}
