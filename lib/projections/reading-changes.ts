import type { ReadingHistories, ReadingHistory } from "../log/reading-history.ts";
import { toIso } from "../units/instant.ts";
import type { DaySourcesView, FigureSources, ReadingChangeView } from "./day-view.ts";

type Figures = DaySourcesView["figures"];

/** What the figures of a day open to, each reading with what people last did to it. */
export function withChanges(figures: Figures, histories: ReadingHistories | undefined): Figures {
  if (histories === undefined || histories.size === 0) return figures;
  const changes = new Map([...histories].flatMap(([original, history]) => [...changesOf(original, history)]));
  const marked = ({ slots, ...rest }: FigureSources): FigureSources => ({
    ...rest,
    slots: slots.map((slot) => ({
      ...slot,
      readings: slot.readings.map((reading) => {
        const changed = changes.get(reading.seq);
        return changed === undefined ? reading : { ...reading, changed };
      }),
    })),
  });
  return {
    peep: marked(figures.peep),
    plateau_pressure: marked(figures.plateau_pressure),
    driving_pressure: marked(figures.driving_pressure),
    static_compliance: marked(figures.static_compliance),
    pf_ratio: marked(figures.pf_ratio),
    lis: marked(figures.lis),
  };
}

/** By the number of the reading that each change left standing, the last of them. */
function changesOf(original: number, { versions }: ReadingHistory): Map<number, ReadingChangeView> {
  const changes = new Map<number, ReadingChangeView>();
  let standing = original;
  for (const { seq, change, reasonCode, by, at } of versions) {
    if (change === "corrected") standing = seq;
    changes.set(standing, { change, reason_code: reasonCode, by: by.replace(/^@/, ""), at: toIso(at) });
  }
  return changes;
}
