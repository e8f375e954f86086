import type { DailyFigureKey, FigureSources, SlotView, SourceReading } from "#lib/projections/day-view.ts";
import type { Parameter } from "#lib/ventilation/parameter.ts";

/** One slot of a day as the drawer lists it. */
export interface SourceRow {
  readonly slot: SlotView;
  /** The schedule asked for a value, its time has come, and none counts. */
  readonly missing: boolean;
  /** Readings of the figure's own parameter that count. */
  readonly counted: readonly SourceReading[];
  /** Readings that do not count, each with its reason. */
  readonly excluded: readonly SourceReading[];
  /** When a counted reading became known, if only after its slot was over. */
  readonly lateEntry: string | null;
}

/** The parameter that fills a figure's slots; its partners are told by the pairing. */
const OWN: Readonly<Record<DailyFigureKey, Parameter>> = {
  peep: "peep",
  plateau_pressure: "plateau_pressure",
  driving_pressure: "plateau_pressure",
  static_compliance: "plateau_pressure",
  pf_ratio: "pao2",
  lis: "cxr_quadrants",
};

/** The parameter that fills a figure's slots. */
export function ownParameter(figure: DailyFigureKey): Parameter {
  return OWN[figure];
}

/** Whether a figure rests on what was measured at its own time, and on no slots. */
export function isWithoutSlots(figure: DailyFigureKey): figure is "pf_ratio" | "lis" {
  return figure === "pf_ratio" || figure === "lis";
}

/** The slots behind a daily figure, in order, with what counts in them and what does not. */
export function sourceRows(figure: DailyFigureKey, sources: FigureSources): readonly SourceRow[] {
  return sources.slots.map((slot) => {
    const own = slot.readings.filter((reading) => reading.parameter === OWN[figure]);
    const counted = own.filter((reading) => reading.counted);
    return {
      slot,
      missing: slot.expected && slot.value === null,
      counted,
      excluded: own.filter((reading) => !reading.counted && reading.excluded !== undefined),
      lateEntry: isWithoutSlots(figure) ? null : lateEntry(counted, slot.to),
    };
  });
}

/** An hour or slot is entered late if it was still empty when it ended. */
function lateEntry(counted: readonly SourceReading[], slotEnd: string): string | null {
  const end = Date.parse(slotEnd);
  let first: SourceReading | undefined;
  for (const reading of counted) {
    if (first === undefined || Date.parse(reading.recorded_at) < Date.parse(first.recorded_at))
      first = reading;
  }
  return first !== undefined && Date.parse(first.recorded_at) >= end ? first.recorded_at : null;
}

/** Every source of the readings that count in a slot, in the order in which they were measured. */
export function sourcesOf({ counted }: Pick<SourceRow, "counted">): readonly string[] {
  return [...new Set(counted.map(({ source }) => source))];
}

/** The FiO2 that a blood gas was divided by; `null` without one. */
export function fio2Of(slot: SlotView): SourceReading | null {
  return slot.readings.find((reading) => reading.parameter === "fio2") ?? null;
}

/** The largest value of a day's slots, for bars that share one length. */
export function largestValue(sources: FigureSources): number {
  return sources.slots.reduce((largest, slot) => Math.max(largest, slot.value ?? 0), 0);
}
