import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeReviewCell, encodeReviewCell, type ReviewCell } from "./review-cell.ts";

const completeness = fc.constantFrom("RUNNING", "COMPLETE", "PARTIAL", "INSUFFICIENT", "SHORT", null);
const beyond = fc.constantFrom(
  { state: "QUERIED", meanings: [] },
  { state: "REOPENED", meanings: [] },
  { state: "VERIFIED", meanings: [] },
  { state: "SIGNED", meanings: ["reviewed"] },
  { state: "SIGNED", meanings: ["approved"] },
  { state: "SIGNED", meanings: ["reviewed", "approved"] },
  null,
);

it("a figure comes off the wire as it was put on it, a missing mean as missing", () => {
  const cells = fc
    .record({
      value: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
      n: fc.nat(25),
      expected: fc.option(fc.nat(25)),
      completeness,
      beyond,
      seen: fc.constantFrom("", "0123456789ab"),
    })
    .map(({ beyond: more, ...cell }) => ({
      ...cell,
      ...(more ?? { state: cell.completeness, meanings: [] }),
    }));
  fc.assert(
    fc.property(cells, (cell) => {
      const wire = JSON.parse(JSON.stringify(encodeReviewCell(cell as ReviewCell)));
      // JSON knows no negative zero, and a pressure neither.
      expect(decodeReviewCell(wire)).toEqual({ ...cell, value: Object.is(cell.value, -0) ? 0 : cell.value });
    }),
  );
});
