import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import type { SubjectJson } from "#lib/contract/subjects.ts";
import type { ReviewView } from "#lib/projections/review-view.ts";
import { Feed } from "./actions/feed.ts";
import { replay } from "./actions/replay.ts";
import { Staff } from "./actions/staff.ts";
import { Api } from "./fixtures/api.ts";
import { type CsvTable, csvTable, readCsvTable } from "./fixtures/csv-table.ts";
import {
  longFigures,
  MEANS,
  REVIEWED,
  type Reviewed,
  reviewFigures,
  shownFigures,
  wideFigures,
} from "./fixtures/daily-figures.ts";
import { ROOT } from "./fixtures/program.ts";
import { seededRandom, shuffled } from "./fixtures/seeded-random.ts";
import { test } from "./fixtures/test.ts";

const DATA = join(ROOT, "../shared/data/mimic-demo");
/** The patients' local time is a frozen UTC-5. */
const SITE = { timeZone: "Etc/GMT+5" };

type Segment = Record<keyof typeof MEANS, { mean: number | null; n: number }> & {
  pf_ratio: { value: number | null };
};
interface Days {
  readonly days: readonly {
    readonly study_day: number | null;
    readonly local_date: string;
    readonly segments: { readonly ALL: Segment };
  }[];
}

/** Every subject's days as the server says them. */
async function daysOf(url: string, subjects: readonly string[]): Promise<ReadonlyMap<string, Days>> {
  const api = new Api(url);
  const days = new Map<string, Days>();
  for (const subject of subjects) {
    const { status, body } = await api.get<Days>(`/api/v1/subjects/${subject}/days`);
    expect(status).toBe(200);
    days.set(subject, body);
  }
  return days;
}

/** Figures by `subject/day/name`: those that the separate program found. */
function expectedFigures(table: CsvTable): ReadonlyMap<string, number> {
  const figures = new Map<string, number>();
  for (const row of table) {
    const key = `${row.subject}/${row.study_day}/${row.local_date}`;
    for (const column of Object.values(MEANS)) {
      const mean = row[`${column}_mean`] ?? "";
      if (mean !== "") figures.set(`${key}/${column}_mean`, Number(mean));
      const n = Number(row[`${column}_n`] ?? "0");
      if (n > 0) figures.set(`${key}/${column}_n`, n);
    }
    if (row.pf_ratio !== "") figures.set(`${key}/pf_ratio`, Number(row.pf_ratio));
  }
  return figures;
}

/** The same of the server, study days 0-7. */
function servedFigures(served: ReadonlyMap<string, Days>): ReadonlyMap<string, number> {
  const figures = new Map<string, number>();
  for (const [subject, { days }] of served) {
    for (const { study_day, local_date, segments } of days) {
      if (study_day === null || study_day < 0 || study_day > 7) continue;
      const key = `${subject}/${study_day}/${local_date}`;
      for (const [name, column] of Object.entries(MEANS)) {
        const { mean, n } = segments.ALL[name as keyof typeof MEANS];
        if (mean !== null) figures.set(`${key}/${column}_mean`, mean);
        if (n > 0) figures.set(`${key}/${column}_n`, n);
      }
      const { value } = segments.ALL.pf_ratio;
      if (value !== null) figures.set(`${key}/pf_ratio`, value);
    }
  }
  return figures;
}

/** Every figure there is on either side, and each the same within what the places of the file allow. */
function expectAgreement(
  served: ReadonlyMap<string, number>,
  expected: ReadonlyMap<string, number>,
  within: (figure: string) => number,
): void {
  expect([...served.keys()].toSorted()).toEqual([...expected.keys()].toSorted());
  for (const [figure, value] of expected) {
    expect(Math.abs((served.get(figure) ?? Number.NaN) - value), figure).toBeLessThanOrEqual(within(figure));
  }
}

// The data are not part of the project; where they lie beside it, they are held against it.
if (existsSync(DATA)) {
  const subjects = readCsvTable(join(DATA, "subjects.csv")).map(({ subject = "" }) => subject);

  test("16 real patients' days agree with a separate program in every figure, and replaying again changes nothing", async ({
    startServer,
  }) => {
    const server = await startServer(SITE);
    const first = await replay(server, { directory: DATA });
    const days = await daysOf(server.url, subjects);
    const expected = expectedFigures(readCsvTable(join(DATA, "expected-daily.csv")));
    const served = servedFigures(days);
    expect(expected.size).toBeGreaterThan(400);
    expect([...served.keys()].toSorted()).toEqual([...expected.keys()].toSorted());
    for (const [figure, value] of expected) {
      expect(Math.abs((served.get(figure) ?? Number.NaN) - value), figure).toBeLessThanOrEqual(1e-6);
    }
    // Dirty, as charted: what is impossible is counted by its code.
    expect(first.output).toMatch(/out_of_range\s+[1-9]/);

    const { seq } = (await new Api(server.url).get<{ seq: number }>("/api/v1/health")).body;
    const second = await replay(server, { directory: DATA });
    expect(second.output).toMatch(/accepted\s+0\n/);
    expect((await new Api(server.url).get<{ seq: number }>("/api/v1/health")).body.seq).toBe(seq);
    expect(await daysOf(server.url, subjects)).toEqual(days);
  });

  test("the review, its page and the exports of 16 real patients say what a separate program found", async ({
    page,
    startServer,
  }) => {
    const server = await startServer(SITE);
    await replay(server, { directory: DATA });
    const expected = expectedFigures(readCsvTable(join(DATA, "expected-daily.csv")));
    const api = new Api(server.url);
    const { body: review } = await api.get<ReviewView>("/api/v1/review");
    const atNine = () => 1e-9;
    expectAgreement(reviewFigures(review), expected, atNine);
    const exported = async (name: string) => csvTable((await api.get(`/api/v1/exports/${name}.csv`)).text);
    expectAgreement(longFigures(await exported("daily_long")), expected, atNine);
    expectAgreement(wideFigures(await exported("daily_wide")), expected, atNine);

    await new Staff(server).signIn(page, "research_nurse");
    const shown = new Map<string, number>();
    for (const figure of Object.keys(REVIEWED) as Reviewed[]) {
      await page.goto(`${server.url}/review?figure=${figure}`);
      await expect(page.getByRole("grid").locator("tbody tr")).toHaveCount(subjects.length);
      for (const [name, value] of await shownFigures(page, figure, review)) shown.set(name, value);
    }
    // Shown with one place, a P/F with none; counts as they are.
    const asShown = (figure: string) =>
      figure.endsWith("_n") ? 0 : figure.endsWith("pf_ratio") ? 0.5 : 0.05;
    expectAgreement(shown, expected, (figure) => asShown(figure) + 1e-9);
  });

  test("the same patients in another order, by file and by arrival, have the same days", async ({
    startServer,
  }) => {
    const [header = "", ...rows] = readFileSync(join(DATA, "readings.csv"), "utf8").trimEnd().split("\n");
    const mixed = shuffled(rows, seededRandom(20_260_601));
    const ordered = await startServer(SITE);
    await replay(ordered, { directory: DATA });
    const days = await daysOf(ordered.url, subjects);

    const directory = mkdtempSync(join(tmpdir(), "ventwall-shuffled-"));
    copyFileSync(join(DATA, "subjects.csv"), join(directory, "subjects.csv"));
    writeFileSync(join(directory, "readings.csv"), `${[header, ...mixed].join("\n")}\n`);
    const byFile = await startServer(SITE);
    await replay(byFile, { directory });
    rmSync(directory, { recursive: true });
    expect(await daysOf(byFile.url, subjects)).toEqual(days);

    // A replay sends in order of time whatever the file's order; here they truly arrive out of order.
    const byArrival = await startServer(SITE);
    const feed = new Feed(byArrival.url);
    const { body } = await new Api(ordered.url).get<{ subjects: SubjectJson[] }>("/api/v1/subjects");
    for (const { subject, sex, height_cm, weight_kg, ...one } of body.subjects) {
      const { ventilation_started_at, ventilation_ended_at, infusion_started_at } = one;
      const times = { ventilation_started_at, ventilation_ended_at, infusion_started_at };
      expect((await feed.enrol(subject, { sex, height_cm, weight_kg, ...times })).status).toBe(201);
    }
    const readings = mixed.map((row) => {
      const [subject = "", parameter = "", value = "", unit = "", observed_at = ""] = row.split(",");
      return { subject, parameter, value: Number(value), unit, observed_at };
    });
    const random = seededRandom(7);
    for (let sent = 0; sent < readings.length; ) {
      const size = 1 + Math.floor(random() * 400);
      await feed.submit(readings.slice(sent, sent + size));
      sent += size;
    }
    expect(await daysOf(byArrival.url, subjects)).toEqual(days);
  });
}
