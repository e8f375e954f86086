import type { ConditionId, Priority } from "../alarms/condition.ts";
import type { WardState } from "../log/ward-state.ts";
import { median } from "../study/median.ts";
import { HOUR, type Instant } from "../units/instant.ts";
import type { VentilationEpisode } from "../ventilation/subject.ts";
import type { AlarmRecord } from "./alarm-record.ts";

/** How many alarms of a kind there were, and how long they asked. */
export interface Load {
  readonly alarms: number;
  /** `null`: no bed was ventilated in this time. */
  readonly perBedDay: number | null;
  /** Over those that were acknowledged, from raised to acknowledged; `null`: none was. */
  readonly medianToAcknowledgedMs: number | null;
  /** Those that nobody acknowledged, so far or ever. */
  readonly notAcknowledged: number;
}

/** What keeps on raising alarms: one condition of one subject. */
export interface NoisyCause {
  readonly subject: string;
  readonly bed: string | null;
  readonly condition: ConditionId;
  readonly alarms: number;
}

/** What the ward's alarms cost those who hear them, in `[from, to)`. An alarm counts where it was raised. */
export interface AlarmBurden {
  /** Days of invasive ventilation in all beds together. */
  readonly bedDays: number;
  readonly total: Load;
  readonly byPriority: Readonly<Record<Priority, Load>>;
  /** Only the conditions that were raised, the most frequent first. */
  readonly byCondition: readonly (Load & { readonly condition: ConditionId })[];
  readonly byBed: readonly (Load & { readonly bed: string | null })[];
  /** The tenth of all causes that raised most, at least one; empty where there was no alarm. */
  readonly noisiest: readonly NoisyCause[];
  /** How many causes there were. */
  readonly causes: number;
  /** The share of all alarms that these few raised; `null` without alarms. */
  readonly noisiestShare: number | null;
}

/** Works it out from the alarms raised in this time and the ventilated time of the beds. */
export function alarmBurden(records: readonly AlarmRecord[], bedDays: number): AlarmBurden {
  const load = (some: readonly AlarmRecord[]): Load => loadOf(some, bedDays);
  const causes = [...Map.groupBy(records, ({ subject, condition }) => `${subject} ${condition}`).values()]
    .map(causeOf)
    .toSorted((a, b) => b.alarms - a.alarms);
  const noisiest = causes.slice(0, Math.ceil(causes.length / 10));
  const most = noisiest.reduce((sum, { alarms }) => sum + alarms, 0);
  return {
    bedDays,
    total: load(records),
    byPriority: {
      high: load(records.filter(({ priority }) => priority === "high")),
      medium: load(records.filter(({ priority }) => priority === "medium")),
      low: load(records.filter(({ priority }) => priority === "low")),
    },
    byCondition: [...Map.groupBy(records, ({ condition }) => condition)]
      .map(([condition, some]) => ({ condition, ...load(some) }))
      .toSorted((a, b) => b.alarms - a.alarms),
    byBed: [...Map.groupBy(records, ({ bed }) => bed)]
      .map(([bed, some]) => ({ bed, ...load(some) }))
      .toSorted((a, b) => b.alarms - a.alarms),
    noisiest,
    causes: causes.length,
    noisiestShare: records.length === 0 ? null : most / records.length,
  };
}

function loadOf(records: readonly AlarmRecord[], bedDays: number): Load {
  const waits = records.flatMap(({ raisedAt, acknowledged }) =>
    acknowledged === null ? [] : [acknowledged.at - raisedAt],
  );
  return {
    alarms: records.length,
    perBedDay: bedDays > 0 ? records.length / bedDays : null,
    medianToAcknowledgedMs: median(waits),
    notAcknowledged: records.length - waits.length,
  };
}

function causeOf(records: readonly AlarmRecord[]): NoisyCause {
  const [first] = records;
  if (first === undefined) throw new Error("A cause has at least one alarm");
  return { subject: first.subject, bed: first.bed, condition: first.condition, alarms: records.length };
}

/**
 * Days of invasive ventilation in the ward's beds in `[from, to)`. Whoever has no known episode counts for the
 * whole time in the bed: nothing says otherwise, and an alarm may come of it.
 */
export function ventilatedBedDays(
  ward: WardState,
  episodesOf: (subject: string) => readonly VentilationEpisode[],
  from: Instant,
  to: Instant,
): number {
  let total = 0;
  for (const { occupancies } of ward.beds) {
    for (const stay of occupancies) {
      const start = Math.max(stay.from, from);
      const end = Math.min(stay.to ?? to, to);
      if (end <= start) continue;
      const episodes = episodesOf(stay.subject);
      total += episodes.length === 0 ? end - start : overlap(episodes, start, end);
    }
  }
  // Elapsed time, not calendar days.
  return total / (24 * HOUR);
}

function overlap(episodes: readonly VentilationEpisode[], start: number, end: number): number {
  return episodes.reduce((sum, { startedAt, endedAt }) => {
    const shared = Math.min(endedAt ?? end, end) - Math.max(startedAt, start);
    return sum + Math.max(0, shared);
  }, 0);
}
