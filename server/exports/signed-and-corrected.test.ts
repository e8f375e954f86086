import { describe, expect, it } from "vitest";
import type { VentwallEvent } from "#lib/log/event.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { PROTOCOL_HASH } from "#lib/protocol/protocol-identity.ts";
import { DAILY_FIGURES, type DailyFigureKey } from "#lib/study/daily-figure.ts";
import { createSiteCalendar } from "#lib/study/site-calendar.ts";
import { MemoryEventLog } from "../log/memory-event-log.ts";
import { partsOf } from "./export-file.ts";
import { hour, StudyWriter } from "./sample-study.fixture.ts";
import { StudyAt } from "./study-at.ts";
import { STUDY_FILES } from "./study-files.ts";

const mark = (figure: DailyFigureKey, protocolHash: string) => ({
  localDate: "2026-03-01",
  figure,
  value: 10,
  n: 24,
  expected: 24,
  dataHash: "d1",
  protocolVersion: PROTOCOL.version,
  protocolHash,
});
const verified = (figure: DailyFigureKey, hash = PROTOCOL_HASH): VentwallEvent => ({
  type: "figureVerified",
  because: null,
  ...mark(figure, hash),
});
const signed = (
  figure: DailyFigureKey,
  meaning: "reviewed" | "approved" = "reviewed",
  hash = PROTOCOL_HASH,
): VentwallEvent => ({ type: "figureSigned", meaning, name: "Wang", ...mark(figure, hash) });
const reopened = (figure: DailyFigureKey): VentwallEvent => ({
  type: "figureReopened",
  localDate: "2026-03-01",
  figure,
  before: { value: 10, n: 24, expected: 24, dataHash: "d1" },
  after: { value: 11, n: 24, expected: 24, dataHash: "d2" },
  because: [7],
  changes: 1,
});

type Row = Readonly<Record<string, string>>;

async function study() {
  const log = new MemoryEventLog("production");
  const writer = new StudyWriter(log);
  await writer.subject("S-001", "1");
  const write = (at: number, ...events: readonly VentwallEvent[]) =>
    writer.write("S-001", hour(at), ...events);
  const table = async (name: string): Promise<readonly Row[]> => {
    const at = await StudyAt.load(log, log.head, createSiteCalendar("Asia/Shanghai"));
    const file = STUDY_FILES.find((one) => one.name === `${name}.csv`);
    if (file === undefined) throw new Error(name);
    const parts = await Array.fromAsync(partsOf(file, at));
    const text = parts.map((part) => part.text).join("");
    const [header = [], ...rows] = text
      .trimEnd()
      .split("\n")
      .map((line) => line.split(","));
    return rows.map((row) => Object.fromEntries(header.map((column, index) => [column, row[index] ?? ""])));
  };
  const signature = async (name: string, of: Row) => {
    const row = (await table(name)).find((one) =>
      Object.entries(of).every(([column, value]) => one[column] === value),
    );
    return [row?.signed_by, row?.signed_at];
  };
  return { log, write, table, signature };
}

const PEEP = { local_date: "2026-03-01", segment: "ALL", param: "peep" };
const DAY = { local_date: "2026-03-01" };

describe("signatures in the tables of days", () => {
  it("a verified figure is not signed; a signed one is, by whoever signed last", async () => {
    const { write, signature } = await study();
    await write(30, verified("peep"));
    expect(await signature("daily_long", PEEP)).toEqual(["", ""]);
    await write(31, signed("peep"));
    expect(await signature("daily_long", PEEP)).toEqual(["ward feed", "2026-03-02T07:00:00+08:00"]);
    await write(32, signed("peep", "approved"));
    expect(await signature("daily_long", PEEP)).toEqual(["ward feed", "2026-03-02T08:00:00+08:00"]);
  });

  it("a reopened figure is signed by nobody until it is signed again", async () => {
    const { write, signature } = await study();
    await write(30, verified("peep"), signed("peep"));
    await write(31, reopened("peep"));
    expect(await signature("daily_long", PEEP)).toEqual(["", ""]);
    await write(32, verified("peep"));
    expect(await signature("daily_long", PEEP)).toEqual(["", ""]);
    await write(33, signed("peep"));
    expect(await signature("daily_long", PEEP)).toEqual(["ward feed", "2026-03-02T09:00:00+08:00"]);
  });

  it("a signature on a figure that other rules gave says nothing of this one", async () => {
    const { write, signature } = await study();
    await write(30, verified("peep", "older rules"), signed("peep", "reviewed", "older rules"));
    expect(await signature("daily_long", PEEP)).toEqual(["", ""]);
  });

  it("a day is signed when the last of its figures is, and no more when one is reopened", async () => {
    const { write, signature } = await study();
    const asked = DAILY_FIGURES.filter((figure) => figure !== "pf_ratio");
    for (const [index, figure] of asked.entries()) {
      expect(await signature("daily_wide", DAY)).toEqual(["", ""]);
      await write(30 + index, verified(figure), signed(figure));
    }
    expect(await signature("daily_wide", DAY)).toEqual(["ward feed", "2026-03-02T10:00:00+08:00"]);
    await write(40, reopened("plateau_pressure"));
    expect(await signature("daily_wide", DAY)).toEqual(["", ""]);
  });
});

describe("readings_long of what people changed", () => {
  const first = { value: 26.5, unit: "cm[H2O]", observedAt: hour(2) };
  const change = (seq: number, version: number) => ({
    seq,
    version,
    parameter: "plateau_pressure" as const,
    reasonCode: "TRANSCRIPTION" as const,
    text: "",
    was: first,
  });
  const plateaus = (rows: readonly Row[]) =>
    rows
      .filter(({ param, measured_at }) => param === "plateau_pressure" && measured_at?.includes("T02:00"))
      .map(({ value, status, version, superseded_by }) => [value, status, version, superseded_by]);
  async function seqOfPlateau(log: MemoryEventLog): Promise<number> {
    const events = (await Array.fromAsync(log.readStream("S-001", 0))).flat();
    const found = events.find(
      ({ event }) => event.type === "readingRecorded" && event.parameter === "plateau_pressure",
    );
    return found?.seq ?? 0;
  }

  it("a corrected reading keeps its row as superseded, names what stands instead, and that is version 2", async () => {
    const { log, write, table } = await study();
    const seq = await seqOfPlateau(log);
    await write(30, {
      type: "readingCorrected",
      ...change(seq, 2),
      becomes: { ...first, value: 28 },
    });
    expect(plateaus(await table("readings_long"))).toEqual([
      ["26.5", "superseded", "1", String(log.head)],
      ["28", "valid", "2", ""],
    ]);
  });

  it("a voided reading keeps its row, value and all, as voided with the next version, and nothing stands instead", async () => {
    const { log, write, table } = await study();
    const seq = await seqOfPlateau(log);
    await write(30, { type: "readingVoided", observedAt: hour(2), ...change(seq, 2) });
    expect(plateaus(await table("readings_long"))).toEqual([["26.5", "voided", "2", ""]]);
    const long = await table("daily_long");
    const mean = long.find(({ param, segment }) => param === "plateau_pressure" && segment === "ALL");
    expect(mean?.n).toBe("3");
  });

  it("a restored one counts again, with one version more", async () => {
    const { log, write, table } = await study();
    const seq = await seqOfPlateau(log);
    await write(30, { type: "readingVoided", observedAt: hour(2), ...change(seq, 2) });
    await write(31, { type: "readingRestored", observedAt: hour(2), ...change(seq, 3) });
    expect(plateaus(await table("readings_long"))).toEqual([["26.5", "valid", "3", ""]]);
  });
});
