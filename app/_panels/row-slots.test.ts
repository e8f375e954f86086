import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { passingSlots, type RowSlots, restingSlots } from "./row-slots.ts";

const slotsOf = (slots: RowSlots) => [...slots.values()];
const window = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);

describe("the elements of a long table", () => {
  it("at first are in the order of the rows", () => {
    expect(slotsOf(restingSlots(new Map(), [0, 1, 2], 0))).toEqual([0, 1, 2]);
  });

  it("given rows that left at the top, when others come at the bottom, then they take their elements", () => {
    const before = restingSlots(new Map(), [0, 1, 2, 3], 0);
    expect([...passingSlots(before, [2, 3, 4, 5])]).toEqual([
      [2, 2],
      [3, 3],
      [4, 0],
      [5, 1],
    ]);
  });

  it("at rest again are in the order of the rows, and the row with the focus has kept its own", () => {
    const passing = passingSlots(restingSlots(new Map(), [0, 1, 2, 3], 0), [2, 3, 4, 5]);
    expect([...restingSlots(passing, [2, 3, 4, 5], 4)]).toEqual([
      [2, -2],
      [3, -1],
      [4, 0],
      [5, 1],
    ]);
  });

  it("stay as they are where nothing is out of order", () => {
    const before = restingSlots(new Map(), [0, 1, 2], 1);
    expect(restingSlots(before, [0, 1, 2], 2)).toBe(before);
  });

  it("are never two rows' at once, stay with the rows that stay, and never become more than rows were ever seen", () => {
    const step = fc.record({
      from: fc.nat(200),
      count: fc.integer({ min: 1, max: 30 }),
      focused: fc.nat(230),
      isScrolling: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let slots: RowSlots = new Map();
        for (const { from, count, focused, isScrolling } of steps) {
          const rows = [...new Set([...window(from, count), focused])].toSorted((a, b) => a - b);
          const next = isScrolling ? passingSlots(slots, rows) : restingSlots(slots, rows, focused);
          expect([...next.keys()]).toEqual(rows);
          expect(new Set(next.values()).size).toBe(rows.length);
          if (slots.has(focused)) expect(next.get(focused)).toBe(slots.get(focused));
          if (isScrolling) {
            for (const row of rows) if (slots.has(row)) expect(next.get(row)).toBe(slots.get(row));
            const drawn = new Set([...slots.values(), ...next.values()]).size;
            expect(drawn).toBeLessThanOrEqual(Math.max(slots.size, rows.length));
          } else expect(slotsOf(next)).toEqual(slotsOf(next).toSorted((a, b) => a - b));
          slots = next;
        }
      }),
    );
  });
});
