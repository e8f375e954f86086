import { cellsIn } from "../study/dose.ts";
import type { InfusionWindow } from "../study/infusion-window.ts";
import type { GivenDose } from "./infusion-event.ts";
import type { InfusionRecord } from "./infusion-record.ts";

/** What was really given as a window's infusion, over all its bags; `null` where one of them does not say. */
export function givenDose(
  records: readonly InfusionRecord[],
  { startedAt, bags }: InfusionWindow,
): GivenDose {
  const described = bags.map((one) => records.find((record) => record.startedAt === one.startedAt) ?? null);
  return {
    cells: sumOf(described.map((record) => (record === null ? null : givenCells(record)))),
    volumeMl: sumOf(described.map((record) => (record === null ? null : givenVolume(record)))),
    startedAt,
    endedAt: bags.at(-1)?.endedAt ?? null,
  };
}

/** mL given in all; `null`: neither the whole nor every bag says. */
export function givenVolume({ givenMl, bags }: InfusionRecord): number | null {
  return givenMl ?? sumOf(bags.filter(({ startedAt }) => startedAt !== null).map((bag) => bag.givenMl));
}

/** Cells given, by the bags where each says how much of it went in, else in proportion; `null`: saline, or not known. */
export function givenCells(record: InfusionRecord): number | null {
  const { preparation, bags } = record;
  const hung = preparation.bags.flatMap((bag, index) => {
    const given = bags[index];
    return given === undefined || given.startedAt === null ? [] : [{ ...bag, givenMl: given.givenMl }];
  });
  const byBag = sumOf(
    hung.map(({ cells, volumeMl, givenMl }) =>
      cells === null || givenMl === null ? null : cellsIn(cells, volumeMl, givenMl),
    ),
  );
  if (byBag !== null) return byBag;
  const [cells, volumeMl, givenMl] = [
    sumOf(hung.map((bag) => bag.cells)),
    sumOf(hung.map((bag) => bag.volumeMl)),
    givenVolume(record),
  ];
  return cells === null || volumeMl === null || givenMl === null ? null : cellsIn(cells, volumeMl, givenMl);
}

/** `null` where there is nothing to add, or one is not known: absent is never zero. */
function sumOf(parts: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const part of parts) {
    if (part === null) return null;
    sum += part;
  }
  return parts.length === 0 ? null : sum;
}
