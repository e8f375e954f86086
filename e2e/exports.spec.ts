import { expect } from "@playwright/test";
import { peep } from "./actions/feed.ts";
import { freshName } from "./fixtures/fresh-name.ts";
import { test } from "./fixtures/test.ts";

const COLUMNS: Readonly<Record<string, string>> = {
  readings_long:
    "subject,param,matrix,value,unit,qualifier,measured_at,recorded_at,source,status,version,superseded_by",
  daily_long:
    "subject,group,study_day,segment,local_date,param,value,sd,min,max,n,expected,completeness,reason,calc_version,config_hash,signed_by,signed_at",
};

for (const [name, columns] of Object.entries(COLUMNS)) {
  test(`${name}.csv begins with the columns of the contract, then ours`, async ({ api }) => {
    const { status, type, text, headers } = await api.get(`/api/v1/exports/${name}.csv`);
    expect(status).toBe(200);
    expect(type).toBe("text/csv; charset=utf-8");
    expect(headers.get("content-disposition")).toContain(`${name}.csv`);
    expect(text).not.toContain("\r");
    expect(text.split("\n")[0]?.startsWith(columns)).toBe(true);
  });
}

test("a reading is exported unrounded, with the site's offset, and cannot run as a formula", async ({
  feed,
  api,
}) => {
  const subject = freshName("S");
  await feed.enrol(subject);
  await feed.submit([
    { ...peep(subject, 10.123456789, "2026-06-02T03:00:00Z"), source: "=HYPERLINK(0)" },
    { ...peep(subject, 9, "2026-06-02T04:00:00Z"), source: "-2+3" },
  ]);
  const { text } = await api.get("/api/v1/exports/readings_long.csv");
  const [first, second] = text.split("\n").filter((line) => line.startsWith(`${subject},`));
  expect(first).toContain(",10.123456789,");
  expect(first).toContain(",2026-06-02T11:00:00+08:00,");
  expect(first).toMatch(/,'=HYPERLINK\(0\),/);
  expect(second).toMatch(/,'-2\+3,/);
});

test("days are exported a row a figure, and a row a day, with missing cells empty", async ({ feed, api }) => {
  const subject = freshName("S");
  const day = {
    ventilation_started_at: "2026-06-01T16:00:00Z",
    ventilation_ended_at: "2026-06-02T16:00:00Z",
  };
  await feed.enrol(subject, { ...day, group: "SALINE" });
  await feed.submit([peep(subject, 10, "2026-06-02T03:00:00Z"), peep(subject, 11, "2026-06-02T04:00:00Z")]);
  const rowsOf = async (name: string) => {
    const { text } = await api.get(`/api/v1/exports/${name}.csv`);
    const [header = "", ...lines] = text.trimEnd().split("\n");
    const columns = header.split(",");
    return lines
      .filter((line) => line.startsWith(`${subject},`))
      .map((line) => Object.fromEntries(line.split(",").map((cell, at) => [columns[at], cell])));
  };
  const long = await rowsOf("daily_long");
  expect(long.find(({ param }) => param === "peep")).toMatchObject({
    group: "SALINE",
    segment: "ALL",
    local_date: "2026-06-02",
    study_day: "",
    value: "10.5",
    n: "2",
    expected: "24",
    completeness: "INSUFFICIENT",
  });
  expect(long.find(({ param }) => param === "driving_pressure")).toMatchObject({ value: "", n: "0" });
  const wide = await rowsOf("daily_wide");
  expect(wide).toHaveLength(1);
  expect(wide[0]).toMatchObject({ local_date: "2026-06-02", peep: "10.5", peep_n: "2" });
});

test("an export that does not exist is 404 by a code", async ({ api }) => {
  for (const file of [
    "nothing.csv",
    "readings_long",
    "readings_long.xlsx",
    "__proto__.csv",
    "constructor.csv",
  ]) {
    const { status, body } = await api.get<{ code: string }>(`/api/v1/exports/${file}`);
    expect([file, status, body.code]).toEqual([file, 404, "unknown_export"]);
  }
});
