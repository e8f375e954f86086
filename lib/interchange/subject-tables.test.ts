import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recordOf } from "../projections/sample-record.fixture.ts";
import { at, reading } from "../study/sample-subject.fixture.ts";
import { type CsvRow, csvLine, csvLines } from "./csv.ts";
import { DATA_DICTIONARY_COLUMNS, dataDictionaryRows } from "./data-dictionary.ts";
import { exported } from "./exported-subject.fixture.ts";
import { SUBJECT_TABLES } from "./subject-tables.ts";

const tableOf = (name: string) => {
  const table = SUBJECT_TABLES.find((one) => one.name === name);
  if (table === undefined) throw new Error(`There is no table ${name}`);
  return table;
};
const rowsOf = (name: string, subject = exported()) => {
  const { columns, rows } = tableOf(name);
  return [...rows(subject)].map((row) =>
    Object.fromEntries(columns.map((column, index) => [column, row[index]])),
  );
};

describe("every table about subjects", () => {
  it.each(SUBJECT_TABLES.map(({ name }) => name))("%s has as many fields in every row as columns", (name) => {
    const { columns, rows } = tableOf(name);
    expect(new Set(columns).size).toBe(columns.length);
    for (const row of rows(exported())) expect(row).toHaveLength(columns.length);
  });

  it("never lets a text run as a formula, and leaves every number alone, whatever a feed or a person wrote", () => {
    const wild = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("=1+1", "-2", "@x", "+a", "\t=b"));
    fc.assert(
      fc.property(wild, fc.double({ min: -40, max: 40, noNaN: true }), (text, value) => {
        const subject = exported(recordOf([reading("peep", value, "2026-03-02 09:00", { source: text })]));
        for (const { columns, rows } of SUBJECT_TABLES) {
          const all: readonly CsvRow[] = [...rows(subject)];
          const read: string[][] = parse([...csvLines(columns, all)].join(""), { record_delimiter: "\n" });
          for (const [index, row] of all.entries()) {
            for (const [place, cell] of row.entries()) {
              const field = read[index + 1]?.[place] ?? "";
              if (typeof cell === "number") expect(field).toBe(String(cell));
              else expect(field).not.toMatch(/^[=+\-@\t\r]/);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("subjects", () => {
  it("has what was entered, the predicted weight and the state before the infusion; what is not known is empty", () => {
    expect(rowsOf("subjects")).toEqual([
      expect.objectContaining({
        subject: "S-014",
        sex: "male",
        height: 170,
        weight: 66,
        pbw: 50 + 0.91 * (170 - 152.4),
        t0: "2026-03-01T14:32:00+08:00",
        dose: null,
        baseline_peep: 10,
        baseline_fio2: null,
        baseline_static_compliance: 26.25,
        baseline_pf_ratio: 140,
        mv_start: "2026-03-01T00:00:00+08:00",
        mv_end: null,
      }),
    ]);
  });
});

describe("vac", () => {
  it("lists a rise of the daily minimum by 3 for two days after two steady ones: 10, 10, 13, 13", () => {
    const days = [10, 10, 13, 13].flatMap((peep, day) =>
      Array.from({ length: 24 }, (_, hour) =>
        reading("peep", peep, `2026-03-0${day + 1} ${String(hour).padStart(2, "0")}:10`),
      ),
    );
    const record = recordOf(days, {
      ventilation: [{ startedAt: at("2026-03-01 00:00"), endedAt: at("2026-03-05 00:00") }],
    });
    expect(rowsOf("vac", exported(record, "2026-03-04 23:00"))).toEqual([]);
    expect(rowsOf("vac", exported(record, "2026-03-06 00:00"))).toEqual([
      expect.objectContaining({
        local_date: "2026-03-03",
        ventilator_day: 3,
        param: "peep",
        baseline: 10,
        value: 13,
      }),
    ]);
  });
});

describe("the data dictionary", () => {
  const rows = [
    ...dataDictionaryRows([...SUBJECT_TABLES, { name: "data_dictionary", columns: DATA_DICTIONARY_COLUMNS }]),
  ];

  it("explains every column of every table, each with a label, a type and a source", () => {
    for (const { name, columns } of SUBJECT_TABLES) {
      for (const column of columns) {
        const row = rows.find(([variable, , , , , , , , , table]) => variable === column && table === name);
        expect([name, column, row?.[1], row?.[2], row?.[7]]).not.toContain(undefined);
      }
    }
  });

  it("gives a measured quantity its unit and hard limits from the parameter table", () => {
    const line = rows
      .map(csvLine)
      .find((one) => one.startsWith('param=plateau_pressure,"Plateau pressure, by'));
    expect(line).toContain(",number,cm[H2O],5..80,");
  });

  it("refuses a column that nobody has explained", () => {
    expect(() => [...dataDictionaryRows([{ name: "subjects", columns: ["shoe_size"] }])]).toThrow(
      "Nobody has said what subjects.shoe_size means",
    );
  });
});
