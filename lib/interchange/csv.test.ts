import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CsvCell, csvField, csvLine, csvLines, neutralised } from "./csv.ts";

describe("a CSV export", () => {
  it("leaves a missing value empty, and a true zero stays 0", () => {
    expect(csvLine([null, 0, ""])).toBe(",0,\n");
  });

  it("carries numbers unrounded, a minus included", () => {
    expect(csvLine([242 / 24, -0.1, 1e-7])).toBe("10.083333333333334,-0.1,1e-7\n");
  });

  it("refuses what is no number at all", () => {
    expect(() => csvField(Number.NaN)).toThrow(RangeError);
    expect(() => csvField(Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });

  it("quotes commas, quotes, line breaks and spaces at the ends", () => {
    expect(csvLine(["a,b", 'say "18"', "two\nlines", " x"])).toBe('"a,b","say ""18""","two\nlines"," x"\n');
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1", "＋1", "－1", "＠x", "'=1"])(
    "sets an apostrophe before the text %j, which a spreadsheet would run",
    (text) => {
      expect(neutralised(text)).toBe(`'${text}`);
    },
  );

  it.each(["S-014", "cm[H2O]", "/min", "'quoted'", "平台压", "1-2", ""])(
    "leaves the text %j alone",
    (text) => {
      expect(neutralised(text)).toBe(text);
    },
  );

  it("begins with the header and goes on line by line", () => {
    const pulled: string[] = [];
    const rows = (function* (): Generator<readonly CsvCell[]> {
      pulled.push("first");
      yield ["S-014", 10.5];
      pulled.push("second");
      yield ["S-015", null];
    })();
    const lines = csvLines(["subject", "value"], rows);
    expect(lines.next().value).toBe("subject,value\n");
    expect(pulled).toEqual([]);
    expect(lines.next().value).toBe("S-014,10.5\n");
    expect(pulled).toEqual(["first"]);
    expect([...lines]).toEqual(["S-015,\n"]);
  });

  it("is read back by another program exactly as it was, once the apostrophes are taken off", () => {
    const cell = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("=1", "'=1", "''-x", "\r", '"', ",", "\n", "'"),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constant(null),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { maxLength: 8 }), (rows) => {
        const text = [...csvLines(["a", "b"], rows)].join("");
        const read: string[][] = parse(text, { record_delimiter: "\n", relax_column_count: false });
        const plain = (field: string): string =>
          /^'+[=+\-@\t\r\n＝＋－＠]/u.test(field) ? field.slice(1) : field;
        const sent = rows.map((row) => row.map((value) => (value === null ? "" : String(value))));
        const isNumber = (r: number, c: number): boolean => typeof rows[r]?.[c] === "number";
        expect(
          read.slice(1).map((row, r) => row.map((field, c) => (isNumber(r, c) ? field : plain(field)))),
        ).toEqual(sent);
      }),
    );
  });
});
