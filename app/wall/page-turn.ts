/** As many beds as a screen can show legibly at once (design.md). */
export const BEDS_ON_A_PAGE = 24;
const PAGE_MS = 20_000;

/** The beds in pages as even as can be, so that no page is nearly empty; a bed is always on the same one. */
export function pagesOf<T>(beds: readonly T[]): readonly (readonly T[])[] {
  const count = Math.max(1, Math.ceil(beds.length / BEDS_ON_A_PAGE));
  const size = Math.max(1, Math.ceil(beds.length / count));
  return Array.from({ length: count }, (_, page) => beds.slice(page * size, (page + 1) * size));
}

/** The page that is up after this long; each stays for the same time. */
export function pageAt(elapsedMs: number, pages: number): number {
  return Math.floor(elapsedMs / PAGE_MS) % Math.max(1, pages);
}
