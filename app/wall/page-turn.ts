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

/** The pages with the ward's most urgent alarms that nobody has seen, by number; none where all is quiet. */
export function askingPages(
  pages: readonly (readonly string[])[],
  alarmsOf: (bed: string) => readonly AlarmView[],
): readonly number[] {
  const ranks = pages.map((beds) =>
    Math.max(
      0,
      ...beds
        .flatMap(alarmsOf)
        .map((alarm) => (alarm.acknowledged_by === undefined ? RANK[alarm.priority] : 0)),
    ),
  );
  const highest = Math.max(0, ...ranks);
  return highest === 0 ? [] : [...ranks.keys()].filter((page) => ranks[page] === highest);
}
