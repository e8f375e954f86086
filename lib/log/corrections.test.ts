import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Instant } from "../units/instant.ts";
import { EIGHT, impossiblePeep, NINE, peep, Story, SUBJECT } from "./correction-story.fixture.ts";
import type { Envelope } from "./envelope.ts";
import type { ReadingEvent } from "./event.ts";
import { evolveReadings, ReadingBook } from "./reading-book.ts";
import { decodeReadingBook, encodeReadingBook } from "./reading-book-snapshot.ts";
import { keptIn } from "./scenario.ts";

describe("a correction of a reading", () => {
  test("stands beside it, and the reading as it came is kept", () => {
    const story = new Story().send(SUBJECT, peep(16)).correct(1, { value: 18 });
    expect(story.readings).toEqual([
      [16, "superseded", 1],
      [18, "valid", 2],
    ]);
    expect(story.book(SUBJECT).get("peep")?.[0]?.supersededBy).toBe(2);
    expect(story.book(SUBJECT).histories.get(1)?.versions).toMatchObject([
      { version: 2, change: "corrected", value: 18, reasonCode: "TRANSCRIPTION", by: "test" },
    ]);
  });

  test("of a correction is its third version, under whichever number it is asked for", () => {
    for (const seq of [1, 2]) {
      const story = new Story().send(SUBJECT, peep(16)).correct(1, { value: 18 }).correct(seq, { value: 17 });
      expect(story.readings).toEqual([
        [16, "superseded", 1],
        [17, "valid", 3],
        [18, "superseded", 2],
      ]);
    }
  });

  test("may be of its time: it stands where it was meant", () => {
    const story = new Story().send(SUBJECT, peep(16)).correct(1, { observedAt: "2026-03-01T09:00:00+08:00" });
    const [first, second] = story.kept(SUBJECT);
    expect([first?.observedAt, first?.status]).toEqual([EIGHT, "superseded"]);
    expect([second?.observedAt, second?.status]).toEqual([NINE, "valid"]);
  });

  test("may be of its unit", () => {
    const story = new Story().send(SUBJECT, peep(10)).correct(1, { value: 10, unit: "mbar" }, "UNIT");
    expect(story.readings.at(-1)).toEqual([10.1972, "valid", 2]);
  });

  test.each([
    ["impossible", { value: 60 }, "out_of_range"],
    ["not a number", { value: "x" }, "not_a_number"],
    ["of an unknown unit", { unit: "psi" }, "unknown_unit"],
    ["in the future", { observedAt: "2026-03-02T12:03:00+08:00" }, "in_the_future"],
    ["at no time", { observedAt: "yesterday" }, "bad_time"],
    ["what it says already", { value: 16 }, "nothing_changed"],
    ["from an old version", { value: 18, expectedVersion: 7 }, "stale_version"],
    ["without a word for OTHER", { value: 18, reasonCode: "OTHER" }, "text_missing"],
  ] as const)("is refused when it is %s", (_, parts, code) => {
    const story = new Story().send(SUBJECT, peep(16)).correct(1, parts);
    expect(story.outcomes.at(-1)).toBe(code);
    expect(story.readings).toEqual([[16, "valid", 1]]);
  });

  test("is refused for a number that nobody has", () => {
    expect(new Story().correct(9, { value: 10 }).outcomes).toEqual(["unknown_reading"]);
  });

  test("is refused where another reading of the source stands at that time", () => {
    const story = new Story()
      .send(SUBJECT, peep(16))
      .send(SUBJECT, peep(17, NINE))
      .correct(1, { observedAt: "2026-03-01T09:00:00+08:00" });
    expect(story.outcomes.at(-1)).toBe("conflict");
  });

  test("outlives the device that sends the reading again", () => {
    const story = new Story().send(SUBJECT, peep(16)).correct(1, { value: 18 }).send(SUBJECT, peep(16));
    expect(story.outcomes.at(-1)).toBe("duplicate");
    expect(story.readings.at(-1)).toEqual([18, "valid", 2]);
  });

  test("and another value of the device for that time are in conflict", () => {
    const story = new Story().send(SUBJECT, peep(16)).correct(1, { value: 18 }).send(SUBJECT, peep(20));
    expect(story.readings).toEqual([
      [16, "superseded", 1],
      [18, "conflict", 2],
      [20, "conflict", 1],
    ]);
  });

  test("of an impossible reading answers for it", () => {
    const story = new Story().send(SUBJECT, impossiblePeep(120)).correct(1, { value: 12 });
    expect(story.readings).toEqual([
      [12, "valid", 2],
      [120, "superseded", 1],
    ]);
    const { queries } = story.book(SUBJECT);
    expect(queries.open.size).toBe(0);
    expect(queries.all.get(1)?.answer).toMatchObject({ code: "TRANSCRIPTION", by: "test" });
  });
});

describe("voiding", () => {
  test("keeps the reading and counts it no more; restored it is as before", () => {
    const story = new Story().send(SUBJECT, peep(16)).void(1);
    expect(story.readings).toEqual([[16, "voided", 2]]);
    expect(story.restore(1).readings).toEqual([[16, "valid", 3]]);
  });

  test("a reading of another patient may say whose it is", () => {
    const story = new Story().send(SUBJECT, peep(16)).void(1, "WRONG_PATIENT", "S-002");
    expect(story.book(SUBJECT).histories.get(1)?.versions[0]?.belongsTo).toBe("S-002");
  });

  test.each([
    ["nobody that is enrolled", "WRONG_PATIENT", "S-009"],
    ["the same subject", "WRONG_PATIENT", SUBJECT],
    ["somebody for another reason", "UNIT", "S-002"],
  ] as const)("in favour of %s is refused", (_, reason, belongsTo) => {
    const story = new Story().send(SUBJECT, peep(16)).void(1, reason, belongsTo);
    expect(story.outcomes.at(-1)).toBe("unknown_subject");
  });

  test("twice, or of what does not count, is refused; so is restoring what stands", () => {
    expect(new Story().send(SUBJECT, peep(16)).void(1).void(1).outcomes.at(-1)).toBe("not_standing");
    expect(new Story().send(SUBJECT, impossiblePeep(90)).void(1).outcomes.at(-1)).toBe("not_standing");
    expect(new Story().send(SUBJECT, peep(16)).restore(1).outcomes.at(-1)).toBe("not_standing");
  });

  test("a voided reading that is sent again stays voided, and is corrected only once it is restored", () => {
    const story = new Story().send(SUBJECT, peep(16)).void(1).send(SUBJECT, peep(16));
    expect(story.outcomes.at(-1)).toBe("duplicate");
    expect(story.correct(1, { value: 18 }).outcomes.at(-1)).toBe("not_standing");
    expect(story.readings).toEqual([[16, "voided", 2]]);
  });

  test("one of two claims lets the other count", () => {
    const story = new Story().send(SUBJECT, peep(16)).send(SUBJECT, peep(18)).void(1);
    expect(story.readings).toEqual([
      [16, "voided", 2],
      [18, "valid", 1],
    ]);
    expect(story.restore(1).readings.map(([, status]) => status)).toEqual(["conflict", "conflict"]);
  });
});

test("where the last that counted is voided, the one before comes forward at that time", () => {
  const story = new Story().send(SUBJECT, peep(16)).send(SUBJECT, peep(18, NINE)).void(2);
  expect(story.book(SUBJECT).get("peep")?.[0]?.countsFrom).toBe(3);
});

describe("choosing between claims", () => {
  test("lets the chosen one count, and keeps the others as superseded by it", () => {
    const story = new Story().send(SUBJECT, peep(16)).send(SUBJECT, peep(18)).choose(2, [1]);
    expect(story.readings).toEqual([
      [16, "superseded", 2],
      [18, "valid", 2],
    ]);
    expect(story.book(SUBJECT).get("peep")?.[0]?.supersededBy).toBe(2);
  });

  test("is refused when another claim has come meanwhile", () => {
    const story = new Story().send(SUBJECT, peep(16)).send(SUBJECT, peep(18)).send(SUBJECT, peep(20));
    expect(story.choose(2, [1]).outcomes.at(-1)).toBe("stale_version");
  });

  test("is no answer to a claim that comes later", () => {
    const story = new Story().send(SUBJECT, peep(16)).send(SUBJECT, peep(18)).choose(2, [1]);
    expect(story.send(SUBJECT, peep(20)).readings.map(([, status]) => status)).toEqual([
      "superseded",
      "conflict",
      "conflict",
    ]);
    expect(story.choose(2, [4]).readings.map(([, status]) => status)).toEqual([
      "superseded",
      "valid",
      "superseded",
    ]);
  });

  test("lets a reading count whose sender's id came with other content", () => {
    const story = new Story()
      .send(SUBJECT, { ...peep(16), id: "a" })
      .send(SUBJECT, { ...peep(18, NINE), id: "a" });
    expect(story.readings.map(([, status]) => status)).toEqual(["conflict", "conflict"]);
    expect(
      story
        .choose(1, [])
        .choose(3, [])
        .readings.map(([, status]) => status),
    ).toEqual(["valid", "valid"]);
  });
});

/** What may happen to a subject's PEEP: values that come, and people who change one of them. */
const happening = fc.oneof(
  fc.record({
    kind: fc.constant("send" as const),
    value: fc.constantFrom(8, 10, 12, 90),
    hour: fc.nat(2),
  }),
  fc.record({
    kind: fc.constantFrom("correct", "void", "restore", "choose", "move" as const),
    pick: fc.nat(20),
    value: fc.constantFrom(7, 8, 11),
    hour: fc.nat(2),
  }),
);

type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

const hourAt = (hour: number) => (EIGHT + hour * 3_600_000) as Instant;

function tell(happenings: readonly Happening[]): Story {
  const story = new Story();
  for (const one of happenings) {
    if (one.kind === "send") {
      const when = hourAt(one.hour);
      story.send(SUBJECT, one.value === 90 ? impossiblePeep(90, when) : peep(one.value, when));
      continue;
    }
    const list = story.book(SUBJECT).get("peep") ?? [];
    const picked = list[one.pick % Math.max(1, list.length)];
    if (picked === undefined) continue;
    const { seq } = picked;
    if (one.kind === "correct") story.correct(seq, { value: one.value });
    else if (one.kind === "move")
      story.correct(seq, { observedAt: new Date(hourAt(one.hour)).toISOString() });
    else if (one.kind === "void") story.void(seq);
    else if (one.kind === "restore") story.restore(seq);
    else {
      const rivals = list.filter(
        ({ seq: other, status, observedAt }) =>
          other !== seq && status === "conflict" && observedAt === picked.observedAt,
      );
      story.choose(
        seq,
        rivals.map((rival) => rival.seq),
      );
    }
  }
  return story;
}

function folded(events: readonly Envelope<ReadingEvent>[]): ReadingBook {
  const book = new ReadingBook();
  for (const envelope of events) evolveReadings(book, envelope);
  return book;
}

/** The numbers of the readings that an event needs to be there. */
function needs({ event }: Envelope<ReadingEvent>): readonly number[] {
  if (event.type === "readingChosen") return [event.seq, ...event.over.map(({ seq }) => seq)];
  return "seq" in event ? [event.seq] : [];
}

/** Readings as late as can be: each just before the first event that speaks of it. */
function lateArrivals(events: readonly Envelope<ReadingEvent>[]): readonly Envelope<ReadingEvent>[] {
  const waiting = new Map(events.filter((one) => needs(one).length === 0).map((one) => [one.seq, one]));
  const order: Envelope<ReadingEvent>[] = [];
  for (const envelope of events) {
    const needed = needs(envelope);
    if (needed.length === 0) continue;
    for (const seq of needed) {
      const arrival = waiting.get(seq);
      if (arrival !== undefined) order.push(arrival);
      waiting.delete(seq);
    }
    order.push(envelope);
  }
  return [...order, ...[...waiting.values()].reverse()];
}

/** Readings as early as can be: all before anybody changes one. */
function earlyArrivals(events: readonly Envelope<ReadingEvent>[]): readonly Envelope<ReadingEvent>[] {
  return [
    ...events.filter((one) => needs(one).length === 0),
    ...events.filter((one) => needs(one).length > 0),
  ];
}

const told = fc.array(happening, { maxLength: 25 }).map(tell);

describe("whatever is sent and changed", () => {
  test("the order of arrival does not matter", () => {
    fc.assert(
      fc.property(told, ({ recorded }) => {
        const kept = keptIn(folded(recorded));
        expect(keptIn(folded(lateArrivals(recorded)))).toEqual(kept);
        expect(keptIn(folded(earlyArrivals(recorded)))).toEqual(kept);
      }),
      { numRuns: 300 },
    );
  });

  test("of the claims of one time at most one counts, and none where there are several", () => {
    fc.assert(
      fc.property(told, (story) => {
        const list = story.book(SUBJECT).get("peep") ?? [];
        for (const group of Map.groupBy(list, ({ observedAt }) => observedAt).values()) {
          const valid = group.filter(({ status }) => status === "valid").length;
          const disputed = group.filter(({ status }) => status === "conflict").length;
          expect(valid).toBeLessThanOrEqual(1);
          expect(valid === 0 || disputed === 0).toBe(true);
          expect(disputed).not.toBe(1);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("nothing that came is ever lost or written over", () => {
    fc.assert(
      fc.property(told, (story) => {
        const list = story.book(SUBJECT).get("peep") ?? [];
        for (const { seq, event } of story.recorded) {
          if (event.type !== "readingRecorded" && event.type !== "readingRejected") continue;
          const { value, observedAt } = event;
          expect(list.find((one) => one.seq === seq)).toMatchObject({ value, observedAt });
        }
      }),
    );
  });

  test("versions are counted from two without holes", () => {
    fc.assert(
      fc.property(told, (story) => {
        for (const { versions } of story.book(SUBJECT).histories.values()) {
          expect(versions.map(({ version }) => version)).toEqual(versions.map((_, index) => index + 2));
        }
      }),
    );
  });

  test("a snapshot and the events after it are the whole again", () => {
    fc.assert(
      fc.property(told, fc.nat(25), ({ recorded }, cut) => {
        const early = folded(recorded.slice(0, cut));
        const book = decodeReadingBook(encodeReadingBook(early));
        if (book === null) throw new Error("The snapshot was not taken");
        for (const envelope of recorded.slice(cut)) evolveReadings(book, envelope);
        const whole = folded(recorded);
        expect(book).toEqual(whole);
        expect(book.histories).toEqual(whole.histories);
        expect(book.disputed).toEqual(whole.disputed);
        expect(book.talks).toEqual(whole.talks);
        expect(book.queries.all).toEqual(whole.queries.all);
      }),
      { numRuns: 300 },
    );
  });

  test("voided and restored, a reading is what it was", () => {
    fc.assert(
      fc.property(told, fc.nat(20), (story, pick) => {
        const list = story.book(SUBJECT).get("peep") ?? [];
        const picked = list[pick % Math.max(1, list.length)];
        if (picked === undefined) return;
        const before = story.readings.map(([value, status]) => [value, status]);
        story.void(picked.seq);
        if (story.outcomes.at(-1) !== "readingVoided") return;
        story.restore(picked.seq);
        expect(story.readings.map(([value, status]) => [value, status])).toEqual(before);
      }),
    );
  });
});
