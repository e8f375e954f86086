import { expect, test } from "vitest";
import type { StudyLine } from "#lib/projections/study-view.ts";
import { drawnLine } from "./study-lines.ts";

const line: StudyLine = {
  subject: "S-1",
  values: [14, null, 12, 11, null, null, null, null],
  baseline: 15,
  coverage: "CICC----",
  exit: { studyDay: 4, kind: "extubated" },
};

test("a line has its values, with the exit at the last of them", () => {
  expect(drawnLine(line, "value")).toEqual({
    values: line.values,
    exit: { index: 3, kind: "extubated" },
  });
});

test("a change is from before the infusion, and without that there is no line", () => {
  expect(drawnLine(line, "change")?.values.slice(0, 4)).toEqual([-1, null, -3, -4]);
  expect(drawnLine({ ...line, baseline: null }, "change")).toBeNull();
});

test("a subject without any value has no line and no mark", () => {
  expect(drawnLine({ ...line, values: line.values.map(() => null) }, "value")).toBeNull();
});
