import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Instant } from "../units/instant.ts";
import type { ReadingEvent } from "./event.ts";
import { evolveReadings, ReadingBook } from "./reading-book.ts";
import { decodeReadingBook, encodeReadingBook } from "./reading-book-snapshot.ts";
import { at, Play, reading, type Sent } from "./scenario.ts";

const EIGHT = at("2026-03-01T08:00:00+08:00");
const NINE = at("2026-03-01T09:00:00+08:00");
const peep = (value: number, when = EIGHT, id: string | null = null, source = "ventilator"): Sent => ({
  reading: reading("peep", value, when),
  source,
  id,
});
const statuses = (play: Play, subject = "S-001") =>
  play.kept(subject).map(({ value, status }) => [value, status]);

describe("a reading that comes again", () => {
  test("with the same content changes nothing", () => {
    const play = new Play().send("S-001", peep(10)).send("S-001", peep(10));
    expect(play.outcomes).toEqual(["accepted", "duplicate"]);
    expect(statuses(play)).toEqual([[10, "valid"]]);
  });

  test("under its id changes nothing", () => {
    const play = new Play().send("S-001", peep(10, EIGHT, "a1")).send("S-001", peep(10, EIGHT, "a1"));
    expect(play.outcomes).toEqual(["accepted", "duplicate"]);
  });

  test("from another source is a reading of its own", () => {
    const play = new Play().send("S-001", peep(10)).send("S-001", peep(12, EIGHT, null, "nurse"));
    expect(statuses(play)).toEqual([
      [12, "valid"],
      [10, "valid"],
    ]);
  });
});

describe("a conflict", () => {
  test("of two values for one time and source: both are kept, neither counts", () => {
    const play = new Play().send("S-001", peep(10)).send("S-001", peep(12));
    expect(play.outcomes).toEqual(["accepted", "accepted"]);
    expect(statuses(play)).toEqual([
      [10, "conflict"],
      [12, "conflict"],
    ]);
  });

  test("a third value is in conflict as well, and the first again is still a duplicate", () => {
    const play = new Play()
      .send("S-001", peep(10))
      .send("S-001", peep(12))
      .send("S-001", peep(14))
      .send("S-001", peep(10));
    expect(play.outcomes.at(-1)).toBe("duplicate");
    expect(statuses(play).map(([, status]) => status)).toEqual(["conflict", "conflict", "conflict"]);
  });

  test("of one id with other content: both are kept, neither counts", () => {
    const play = new Play().send("S-001", peep(10, EIGHT, "a1")).send("S-001", peep(12, NINE, "a1"));
    expect(statuses(play)).toEqual([
      [10, "conflict"],
      [12, "conflict"],
    ]);
  });

  test("of one id for two subjects: neither subject's reading counts", () => {
    const play = new Play().send("S-001", peep(10, EIGHT, "a1")).send("S-002", peep(10, EIGHT, "a1"));
    expect(statuses(play, "S-001")).toEqual([[10, "conflict"]]);
    expect(statuses(play, "S-002")).toEqual([[10, "conflict"]]);
  });
});

describe("an impossible value", () => {
  const impossible: Sent = {
    ...peep(45),
    reading: { ...reading("peep", 45, EIGHT), impossible: { code: "out_of_range", detail: "too high" } },
  };

  test("is listed once, however often it is sent, and never counts", () => {
    const play = new Play().send("S-001", impossible).send("S-001", impossible);
    expect(play.outcomes).toEqual(["rejected", "rejected"]);
    expect(statuses(play)).toEqual([[45, "rejected"]]);
  });

  test("is no rival of the right one", () => {
    const play = new Play().send("S-001", impossible).send("S-001", peep(12));
    expect(statuses(play)).toEqual([
      [12, "valid"],
      [45, "rejected"],
    ]);
  });
});

const sentReading = fc.record({
  subject: fc.constantFrom("S-001", "S-002"),
  parameter: fc.constantFrom("peep", "plateau_pressure"),
  value: fc.constantFrom(8, 10, 12),
  hour: fc.integer({ min: 0, max: 3 }),
  source: fc.constantFrom("ventilator", "nurse"),
  id: fc.constantFrom(null, null, "a1", "a2"),
});

type Drawn = typeof sentReading extends fc.Arbitrary<infer T> ? T : never;

function play(readings: readonly Drawn[]): Play {
  const scene = new Play();
  for (const { subject, parameter, value, hour, source, id } of readings) {
    const when = (EIGHT + hour * 3_600_000) as Instant;
    scene.send(subject, {
      reading: reading(parameter as "peep" | "plateau_pressure", value, when),
      source,
      id,
    });
  }
  return scene;
}

/** Which id stays with a reading that came both with and without one depends on which was first; its content never does. */
const withoutIds = (drawn: readonly Drawn[]): Drawn[] => drawn.map((one) => ({ ...one, id: null }));

describe("whatever the order of arrival", () => {
  test("the same readings are kept with the same standing", () => {
    fc.assert(
      fc.property(
        fc.array(sentReading, { maxLength: 30 }).chain((drawn) => {
          const readings = withoutIds(drawn);
          return fc.tuple(
            fc.constant(readings),
            fc.shuffledSubarray(readings, { minLength: readings.length }),
          );
        }),
        ([readings, shuffled]) => {
          for (const subject of ["S-001", "S-002"]) {
            expect(play(shuffled).kept(subject)).toEqual(play(readings).kept(subject));
          }
        },
      ),
    );
  });

  test("everything sent twice is kept as if sent once", () => {
    fc.assert(
      fc.property(fc.array(sentReading, { maxLength: 30 }), (readings) => {
        const once = play(readings);
        const twice = play([...readings, ...readings]);
        for (const subject of ["S-001", "S-002"]) expect(twice.kept(subject)).toEqual(once.kept(subject));
        expect(twice.outcomes.slice(readings.length).every((status) => status === "duplicate")).toBe(true);
      }),
    );
  });

  test("two readings of one id end the same, whichever comes first", () => {
    fc.assert(
      fc.property(sentReading, sentReading, (a, b) => {
        const first = { ...a, source: "ventilator", id: "a1" } as const;
        const second = { ...b, source: "ventilator", id: "a1" } as const;
        for (const subject of ["S-001", "S-002"]) {
          expect(play([first, second]).kept(subject)).toEqual(play([second, first]).kept(subject));
        }
      }),
    );
  });
});

test("a snapshot of the book is the book", () => {
  fc.assert(
    fc.property(fc.array(sentReading, { maxLength: 40 }), (readings) => {
      for (const book of play(readings).books.values()) {
        expect(decodeReadingBook(encodeReadingBook(book))).toEqual(book);
      }
    }),
  );
});

test("a snapshot holds the queries of rejected readings, open and answered", () => {
  const step = fc.record({ minute: fc.nat(9), value: fc.constantFrom(0.5, 90), answers: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const book = new ReadingBook();
      for (const [index, { minute, value, answers }] of steps.entries()) {
        const seq = index + 1;
        const observedAt = (EIGHT + minute * 60_000) as Instant;
        const origin = { seq, stream: "S-001", version: seq, recordedAt: observedAt, actor: "@chen.yu" };
        const content = { parameter: "peep", value, unit: "cm[H2O]", observedAt, source: "v" } as const;
        const sent = value === 90 ? undefined : { value: 0.05, unit: "mbar" };
        const event: ReadingEvent =
          answers && seq > 1
            ? { type: "readingQueryAnswered", seq: seq >> 1, code: "UNIT", text: "" }
            : { type: "readingRejected", ...content, sent, code: "out_of_range" };
        evolveReadings(book, { ...origin, event });
      }
      const decoded = decodeReadingBook(encodeReadingBook(book));
      expect(decoded).toEqual(book);
      expect(decoded?.queries.all).toEqual(book.queries.all);
      expect([...(decoded?.queries.open.get("peep")?.seqs ?? [])]).toEqual([
        ...(book.queries.open.get("peep")?.seqs ?? []),
      ]);
      expect(decoded?.queries.open.get("peep")?.latest).toEqual(book.queries.open.get("peep")?.latest);
    }),
  );
});

test("what is no snapshot is not taken for one", () => {
  for (const text of [
    "",
    "null",
    "{",
    '{"words":[],"parameters":{"peep":{"seq":[1]}},"queries":[]}',
    '{"words":[],"parameters":{"bogus":{}},"queries":[]}',
    '{"words":[],"parameters":{}}',
    '{"words":[],"parameters":{},"queries":[{"seq":1,"sent":null,"answer":null}]}',
  ]) {
    expect(decodeReadingBook(text)).toBeNull();
  }
});
