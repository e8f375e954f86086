import fc from "fast-check";
import { expect, test } from "vitest";
import type { ReadingEvent } from "../log/event.ts";
import { evolveReadings, ReadingBook } from "../log/reading-book.ts";
import { PROTOCOL } from "../protocol/protocol.ts";
import { HOUR, type Instant } from "../units/instant.ts";
import { at, profile, SHANGHAI, spell } from "./sample-subject.fixture.ts";
import { studyInputOf } from "./study-input.ts";
import { vacEvents } from "./vac-record.ts";

const FIRST = at("2026-03-01 00:00");
const subject = profile({ ventilation: [spell("2026-03-01 00:00")] });

/** A PEEP held over two hours of one of six days; sent at once, or hours later. */
const held = fc.record({
  day: fc.nat(5),
  hour: fc.nat(22),
  value: fc.constantFrom(8, 11, 14),
  delay: fc.constantFrom(0, 0, 0, 3, 40),
  looks: fc.boolean(),
});

test("what is remembered of days that are over is what they say, whatever arrives in which order", () => {
  fc.assert(
    fc.property(fc.array(held, { maxLength: 40 }), fc.boolean(), (steps, disputes) => {
      const book = new ReadingBook();
      let seq = 0;
      let now = FIRST as number;
      const record = (event: ReadingEvent): void => {
        seq += 1;
        const origin = { recordedAt: now as Instant, actor: "test", stream: "S-014" };
        evolveReadings(book, { ...origin, seq, version: seq, event });
      };
      for (const { day, hour, value, delay, looks } of steps) {
        for (const from of [hour, hour + 1]) {
          const observedAt = (FIRST + day * 24 * HOUR + from * HOUR) as Instant;
          now = Math.max(now, observedAt + delay * HOUR);
          const parts = { parameter: "peep", value, unit: "cm[H2O]", observedAt, source: "v" } as const;
          record({ type: "readingRecorded", ...parts });
          if (disputes && value === 14)
            record({ type: "readingDisputed", seq, parameter: "peep", observedAt });
        }
        if (!looks) continue;
        const context = { calendar: SHANGHAI, protocol: PROTOCOL, now: now as Instant };
        const input = studyInputOf(subject, book, context);
        expect(vacEvents(input, book.closedDays)).toEqual(vacEvents(input, null));
      }
    }),
  );
});
