import { baselineAt } from "../study/baseline.ts";
import type { StudyInput } from "../study/study-input.ts";
import { HOUR, type Instant, toIso } from "../units/instant.ts";
import { PARAMETERS, type Parameter } from "../ventilation/parameter.ts";
import { indexAtOrAfter, type Reading } from "../ventilation/reading.ts";
import { isSimulated } from "./simulated.ts";

/** How much of the course before and after an onset whoever judges it is shown. */
const AROUND_MS = 2 * HOUR;

/** A reading beside an onset; those that do not count are shown as what they are. */
export interface EvidenceReading {
  readonly value: number;
  readonly observed_at: string;
  readonly status: Reading["status"];
  readonly source: string;
}

/** The values of one parameter around an onset. */
export interface EvidenceSeries {
  readonly parameter: Parameter;
  readonly unit: string;
  /** At T0; `null`: there is none, or it has none. */
  readonly baseline: number | null;
  /** What was in force as the hours begin; `null`: nothing was measured before. */
  readonly before: EvidenceReading | null;
  /** The last that counts at or before the onset; `null`: none within the hours. */
  readonly at_onset: EvidenceReading | null;
  /** Of those that count; `null`: none does. */
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly readings: readonly EvidenceReading[];
}

/** The readings around the onset of an event: `GET …/infusion-events/{event}`. */
export interface CaseEvidence {
  readonly from: string;
  readonly to: string;
  readonly simulated: boolean;
  /** In the order of the parameter table; only those that were measured. */
  readonly series: readonly EvidenceSeries[];
}

/** What was measured in the two hours before and after an onset, with what it was before the infusion, if there is one. */
export function caseEvidence(t0: Instant | null, onset: Instant, input: StudyInput): CaseEvidence {
  const baseline = t0 === null ? null : baselineAt(input, t0);
  const from = (onset - AROUND_MS) as Instant;
  const to = (onset + AROUND_MS) as Instant;
  let simulated = false;
  const series = Object.values(PARAMETERS).flatMap(({ key, unit }): readonly EvidenceSeries[] => {
    const list = input.readings.get(key) ?? [];
    const start = indexAtOrAfter(list, from);
    const end = indexAtOrAfter(list, (to + 1) as Instant);
    const shown = list.slice(start, end);
    if (shown.length === 0) return [];
    simulated ||= shown.some(isSimulated);
    const before = list.slice(0, start).findLast(({ status }) => status === "valid") ?? null;
    const counted = shown.filter(({ status }) => status === "valid").map(({ value }) => value);
    const last = shown.findLast(({ status, observedAt }) => status === "valid" && observedAt <= onset);
    const base = key === "peep" ? baseline?.peep : key === "fio2" ? baseline?.fio2 : null;
    return [
      {
        parameter: key,
        unit: shown.at(-1)?.unit ?? unit,
        baseline: base?.value ?? null,
        before: before === null ? null : toReading(before),
        at_onset: last === undefined ? null : toReading(last),
        lowest: counted.length === 0 ? null : Math.min(...counted),
        highest: counted.length === 0 ? null : Math.max(...counted),
        readings: shown.map(toReading),
      },
    ];
  });
  return { from: toIso(from), to: toIso(to), simulated, series };
}

function toReading({ value, observedAt, status, source }: Reading): EvidenceReading {
  return { value, observed_at: toIso(observedAt), status, source };
}
