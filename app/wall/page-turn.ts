import { isPaused } from "#app/_panels/alarm-order.ts";
import type { AlarmView } from "#lib/projections/bed-view.ts";

/** As many beds as a screen can show legibly at once (design.md). */
export const BEDS_ON_A_PAGE = 24;
const PAGE_MS = 20_000;

/** The beds in pages as even as can be, so that no page is nearly empty; a bed is always on the same one. */
export function pagesOf<T>(beds: readonly T[]): readonly (readonly T[])[] {
  const count = Math.max(1, Math.ceil(beds.length / BEDS_ON_A_PAGE));
  const size = Math.max(1, Math.ceil(beds.length / count));
  return Array.from({ length: count }, (_, page) => beds.slice(page * size, (page + 1) * size));
}

/**
 * The page that is up after this long; each stays for the same time. While some pages have an alarm that asks for
 * somebody, only these take turns: one alone stays up.
 */
export function pageAt(elapsedMs: number, pages: number, asking: readonly number[] = []): number {
  const turn = Math.floor(elapsedMs / PAGE_MS);
  return asking[turn % Math.max(1, asking.length)] ?? turn % Math.max(1, pages);
}

const RANK = { low: 1, medium: 2, high: 3 } as const;

/**
 * The pages whose alarms ask for somebody, as they take turns: the most urgent ones every other time, so that the
 * others are seen too; none where all is quiet. While some sound, those whose sound is paused wait.
 */
export function askingPages(
  pages: readonly (readonly string[])[],
  alarmsOf: (bed: string) => readonly AlarmView[],
): readonly number[] {
  const unseen = pages.map((beds) =>
    beds.flatMap(alarmsOf).filter(({ acknowledged_by }) => acknowledged_by === undefined),
  );
  const sounding = ranksOf(unseen.map((alarms) => alarms.filter((alarm) => !isPaused(alarm))));
  const ranks = sounding.some((rank) => rank > 0) ? sounding : ranksOf(unseen);
  const highest = Math.max(0, ...ranks);
  if (highest === 0) return [];
  const urgent = [...ranks.keys()].filter((page) => ranks[page] === highest);
  const others = [...ranks.keys()].filter((page) => ranks[page] !== highest && ranks[page] !== 0);
  if (others.length === 0) return urgent;
  const turns = Array.from({ length: Math.max(urgent.length, others.length) }, (_, turn) => [
    urgent[turn % urgent.length],
    others[turn % others.length],
  ]);
  return turns.flat().filter((page) => page !== undefined);
}

function ranksOf(pages: readonly (readonly AlarmView[])[]): readonly number[] {
  return pages.map((alarms) => Math.max(0, ...alarms.map(({ priority }) => RANK[priority])));
}
