import { expect, test } from "vitest";
import { toMarkdown } from "./markdown-table.ts";

test("a table's words stand to the left and its figures to the right, with its note below", () => {
  const text = toMarkdown({
    title: "Batches",
    columns: ["", "readings/s"],
    rows: [
      ["bare commits", "130 000"],
      ["Ventwall", "70 000"],
    ],
    note: "On two cores.",
  });
  expect(text).toBe(
    [
      "### Batches",
      "",
      "|              | readings/s |",
      "|--------------|-----------:|",
      "| bare commits |    130 000 |",
      "| Ventwall     |     70 000 |",
      "",
      "On two cores.",
      "",
    ].join("\n"),
  );
});

test("a bar in a cell does not become a column, and a missing cell stays empty", () => {
  const lines = toMarkdown({ title: "", columns: ["a", "b"], rows: [["x|y"]] }).split("\n");
  expect(lines.at(-2)).toBe("| x\\|y |     |");
});
