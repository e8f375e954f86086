import { forDisplay } from "#lib/units/rounding.ts";

/** Cells in millions, as people at the trial say them: `70.0`; "—" where there are none. */
export function millions(cells: number | null): string {
  return forDisplay(cells === null ? null : cells / 1e6, 1);
}

/** Millilitres with as few places as it takes: `100`, `116.7`; "—" where none is known. */
export function millilitres(volumeMl: number | null): string {
  return volumeMl !== null && Number.isInteger(volumeMl) ? String(volumeMl) : forDisplay(volumeMl, 1);
}
