/** Which element of a long table draws which row: the row's place in the table, and the element's among the others. */
export type RowSlots = ReadonlyMap<number, number>;

/**
 * While a table is scrolled: a row keeps its element, and one that comes into sight takes the element of one that is
 * out of it. Making elements anew for every row that passes by costs several times what writing into them costs.
 */
export function passingSlots(before: RowSlots, rows: readonly number[]): RowSlots {
  const kept = rows.filter((row) => before.has(row));
  const taken = new Set(kept.map((row) => before.get(row)));
  const free = [...before.values()].filter((slot) => !taken.has(slot));
  let last = Math.max(-1, ...before.values());
  return new Map(
    rows.map((row) => {
      const slot = before.get(row) ?? free.shift();
      if (slot !== undefined) return [row, slot];
      last += 1;
      return [row, last];
    }),
  );
}

/**
 * At rest: the elements are in the order of the rows, as whoever reads the page by ear gets them. The row with the
 * focus keeps its element, and the others are arranged around it, so that no element is moved and the focus stays.
 */
export function restingSlots(before: RowSlots, rows: readonly number[], focused: number): RowSlots {
  const slots = rows.flatMap((row) => before.get(row) ?? []);
  const isInOrder = slots.every((slot, place) => place === 0 || slot > (slots[place - 1] ?? 0));
  if (isInOrder && slots.length === rows.length) {
    return before.size === rows.length ? before : new Map(rows.map((row, place) => [row, slots[place] ?? 0]));
  }
  const anchor = before.has(focused) ? focused : rows.find((row) => before.has(row));
  const first = anchor === undefined ? 0 : (before.get(anchor) ?? 0) - rows.indexOf(anchor);
  return new Map(rows.map((row, place) => [row, first + place]));
}
