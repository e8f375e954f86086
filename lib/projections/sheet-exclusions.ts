import type { Parameter } from "../ventilation/parameter.ts";
import type { SheetExclusion } from "./day-sheet-view.ts";
import type { DaySourcesView, FigureSources, SourceReading } from "./day-view.ts";

/** The figures whose own readings fill their slots; those that rest on plateaus follow the plateau's. */
const LISTED = [
  ["peep", "peep"],
  ["plateau_pressure", "plateau_pressure"],
  ["pf_ratio", "pao2"],
  ["lis", "cxr_quadrants"],
] as const satisfies readonly (readonly [keyof DaySourcesView["figures"], Parameter])[];

/** A blood gas that is not the day's is no gap, and nobody expects one to count. */
const UNREMARKABLE: ReadonlySet<SourceReading["excluded"]> = new Set(["not_chosen", "superseded"]);

/** What of a day is not in its means, in order of time; alike neighbours are one line. */
export function sheetExclusions(day: DaySourcesView): readonly SheetExclusion[] {
  const studyDay = day.study_day;
  if (studyDay === null) return [];
  return LISTED.flatMap(([figure, parameter]) =>
    merged(linesOf(day.figures[figure], parameter, studyDay)),
  ).toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

function linesOf(
  { slots }: FigureSources,
  parameter: Parameter,
  study_day: number,
): readonly SheetExclusion[] {
  return slots.flatMap((slot) => {
    const own = slot.readings.filter((reading) => reading.parameter === parameter);
    const excluded = own.flatMap((reading): SheetExclusion[] => {
      const { observed_at, value, excluded: reason } = reading;
      if (reading.counted || reason === undefined || UNREMARKABLE.has(reason)) return [];
      return [{ study_day, from: observed_at, to: observed_at, parameter, count: 1, value, reason }];
    });
    const isMissing = slot.expected && slot.value === null && slot.reason !== undefined;
    // Said of its reading, it need not be said of the slot.
    if (!isMissing || excluded.length > 0) return excluded;
    const { from, to, reason } = slot;
    return [{ study_day, from, to, parameter, count: 1, value: null, reason: reason ?? "NOT_RECORDED" }];
  });
}

function merged(lines: readonly SheetExclusion[]): readonly SheetExclusion[] {
  const found: SheetExclusion[] = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (last === undefined || last.reason !== line.reason || !areNeighbours(last, line)) found.push(line);
    else found[found.length - 1] = { ...last, to: line.to, count: last.count + line.count, value: null };
  }
  return found;
}

/** Slots one after the other, or readings of one day: minutes of a mask's PEEP are one thing that happened. */
function areNeighbours(before: SheetExclusion, after: SheetExclusion): boolean {
  const areSlots = before.from !== before.to && before.value === null && after.from !== after.to;
  const areReadings = after.value !== null && (before.value !== null || before.count > 1);
  return areReadings || (areSlots && before.to === after.from);
}
