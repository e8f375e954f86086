import fc from "fast-check";
import { expect, test } from "vitest";
import { type AlarmEvent, isAlarmEvent } from "../log/alarm-event.ts";
import type { CorrectionEvent } from "../log/correction-event.ts";
import { type CorrectReading, decideCorrection } from "../log/decide-correction.ts";
import { decideRestore, decideVoid } from "../log/decide-voiding.ts";
import type { Envelope } from "../log/envelope.ts";
import type { ReadingEvent } from "../log/event.ts";
import { standingReading } from "../log/meant-reading.ts";
import { evolveReadings, ReadingBook } from "../log/reading-book.ts";
import { decodeReadingBook, encodeReadingBook } from "../log/reading-book-snapshot.ts";
import { PROTOCOL } from "../protocol/protocol.ts";
import { at, profile, SHANGHAI, spell } from "../study/sample-subject.fixture.ts";
import { type Instant, MINUTE } from "../units/instant.ts";
import type { Result } from "../units/result.ts";
import { versionOf } from "../ventilation/reading.ts";
import { type Alarm, isOpen, isUnanswered, NO_ALARMS } from "./alarm.ts";
import { conditionRow } from "./condition.ts";
import { decideAcknowledgement } from "./decide-acknowledgement.ts";
import { decideClockPutBack } from "./decide-clock-put-back.ts";
import { evolveAlarms } from "./evolve-alarms.ts";
import { lookAfter } from "./look-after.ts";

const SUBJECT = "S-014";
const UNITS = { peep: "cm[H2O]", fio2: "1", norepinephrine: "ug/min" } as const;
type Measured = keyof typeof UNITS;
const VALUES: Readonly<Record<Measured, readonly number[]>> = {
  peep: [10, 12, 15, 16],
  fio2: [0.5, 0.6, 0.7, 0.8],
  norepinephrine: [0, 9.8, 10.2],
};

/** One subject's log, and what a server holds of it: every step decides as a server does, and folds what it decided. */
class Bedside {
  readonly #log: Envelope<ReadingEvent | AlarmEvent>[] = [];
  #book = new ReadingBook();
  board = NO_ALARMS;
  #snapshot = { text: encodeReadingBook(this.#book), upTo: 0 };
  #now = at("2026-03-02 10:00");
  #startedAt = at("2026-03-02 10:00");
  #ventilation = [spell("2026-03-01 00:00")];

  constructor() {
    this.read("peep", 10, 5);
    this.read("fio2", 0.5, 5);
    this.read("norepinephrine", 5, 5);
    this.pass(60);
    this.read("peep", 16, 0);
    this.read("fio2", 0.8, 0);
  }

  pass(minutes: number): void {
    this.#now = (this.#now + minutes * MINUTE) as Instant;
    this.#look();
  }

  putBack(minutes: number): void {
    this.#now = (this.#now - minutes * MINUTE) as Instant;
    this.#take(decideClockPutBack(this.board, minutes * MINUTE));
    this.#look();
  }

  read(parameter: Measured, value: number, minutesAgo: number): void {
    const observedAt = (this.#now - minutesAgo * MINUTE) as Instant;
    const unit = UNITS[parameter];
    this.#look([{ type: "readingRecorded", parameter, value, unit, observedAt, source: "chart" }]);
  }

  /** Somebody changes the reading that came so many readings ago: voids it, restores it, or gives it another value. */
  change(readingsAgo: number, how: "void" | "restore" | number): void {
    const meant = this.#log.filter(({ event }) => event.type === "readingRecorded").at(-1 - readingsAgo);
    const standing = meant === undefined ? null : standingReading(this.#book, meant.seq);
    if (meant === undefined || standing === null) return;
    const change = { seq: meant.seq, expectedVersion: versionOf(standing), text: "" };
    const values = VALUES[standing.parameter as Measured];
    const correction: CorrectReading = {
      ...change,
      reasonCode: "TRANSCRIPTION",
      value: values[Number(how) % values.length] ?? 0,
    };
    const acceptance = { now: this.#now, admittedAt: null, limits: PROTOCOL.acceptance };
    const decided: Result<CorrectionEvent, string> =
      how === "void"
        ? decideVoid(
            this.#book,
            SUBJECT,
            { ...change, reasonCode: "DEVICE_ARTEFACT", belongsTo: null },
            () => true,
          )
        : how === "restore"
          ? decideRestore(this.#book, { ...change, reasonCode: "SOURCE_VERIFIED" })
          : decideCorrection(this.#book, correction, acceptance);
    // A change that changes nothing, or of what does not stand, is refused.
    if (decided.ok) this.#look([decided.value]);
  }

  correctStart(minutes: number): void {
    this.#startedAt = (this.#startedAt + minutes * MINUTE) as Instant;
    this.#look();
  }

  /** Extubated, or intubated again. */
  turnVentilator(): void {
    const last = this.#ventilation.at(-1);
    if (last === undefined) return;
    this.#ventilation =
      last.endedAt === null
        ? [...this.#ventilation.slice(0, -1), { ...last, endedAt: this.#now }]
        : [...this.#ventilation, { startedAt: Math.max(this.#now, last.endedAt) as Instant, endedAt: null }];
    this.#look();
  }

  acknowledge(): void {
    for (const { alarm } of this.board.alarms.filter(isOpen)) {
      const decided = decideAcknowledgement(this.board, alarm, null);
      if (decided.ok) this.#take(decided.value, "@li.na");
    }
  }

  snapshot(): void {
    this.#snapshot = { text: encodeReadingBook(this.#book), upTo: this.#log.length };
  }

  /** Killed, and started from the last snapshot and the events after it. */
  restart(): void {
    const book = decodeReadingBook(this.#snapshot.text);
    if (book === null) throw new Error("The snapshot cannot be read");
    const before = this.board;
    this.board = NO_ALARMS;
    for (const [index, envelope] of this.#log.entries()) {
      const { event } = envelope;
      if (isAlarmEvent(event)) this.board = evolveAlarms(this.board, event, envelope);
      else if (index >= this.#snapshot.upTo) evolveReadings(book, { ...envelope, event });
    }
    expect(this.board).toEqual(before);
    this.#book = book;
    this.#look();
  }

  #look(events: readonly ReadingEvent[] = []): void {
    const first = this.#log.length + 1;
    for (const event of events) evolveReadings(this.#book, { ...this.#write(event), event });
    const arrived = events.flatMap((event, index) =>
      event.type === "readingRecorded" ? [{ seq: first + index, observedAt: event.observedAt }] : [],
    );
    const looked = {
      subject: SUBJECT,
      profile: profile({
        ventilation: this.#ventilation,
        infusions: [{ startedAt: this.#startedAt, endedAt: null }],
      }),
      readings: this.#book,
      board: this.board,
      arrived,
    };
    const heard = { devices: new Set<string>(), heardAt: new Map<string, Instant>() };
    this.#take(
      lookAfter(looked, { now: this.#now, calendar: SHANGHAI, protocol: PROTOCOL, ...heard }).events,
    );
  }

  #take(events: readonly AlarmEvent[], actor = "ventwall"): void {
    for (const event of events) this.board = evolveAlarms(this.board, event, this.#write(event, actor));
  }

  #write(event: ReadingEvent | AlarmEvent, actor = "ventwall"): Envelope<ReadingEvent | AlarmEvent> {
    const seq = this.#log.length + 1;
    const envelope = { seq, stream: SUBJECT, version: seq, event, recordedAt: this.#now, actor };
    this.#log.push(envelope);
    return envelope;
  }
}

const minutes = fc.oneof(
  { arbitrary: fc.integer({ min: 0, max: 12 }), weight: 5 },
  { arbitrary: fc.integer({ min: 0, max: 600 }), weight: 1 },
);
const readingsAgo = fc.nat({ max: 6 });
const step: fc.Arbitrary<(bedside: Bedside) => void> = fc.oneof(
  ...(Object.keys(UNITS) as Measured[]).map((parameter) =>
    fc.tuple(fc.constantFrom(...VALUES[parameter]), fc.constantFrom(0, 0, 1, 30, 90, 130)).map(
      ([value, ago]) =>
        (bedside: Bedside) =>
          bedside.read(parameter, value, ago),
    ),
  ),
  fc
    .tuple(readingsAgo, fc.oneof(fc.constantFrom("void" as const, "restore" as const), fc.nat({ max: 3 })))
    .map(
      ([ago, how]) =>
        (bedside: Bedside) =>
          bedside.change(ago, how),
    ),
  minutes.map((passed) => (bedside: Bedside) => bedside.pass(passed)),
  minutes.map((back) => (bedside: Bedside) => bedside.putBack(back)),
  fc.integer({ min: -30, max: 30 }).map((by) => (bedside: Bedside) => bedside.correctStart(by)),
  fc.constantFrom(
    (bedside: Bedside) => bedside.turnVentilator(),
    (bedside: Bedside) => bedside.snapshot(),
    (bedside: Bedside) => bedside.restart(),
  ),
);
const deed = fc.oneof(
  { arbitrary: step.map((run) => ({ run, byPerson: false })), weight: 12 },
  { arbitrary: fc.constant({ run: (bedside: Bedside) => bedside.acknowledge(), byPerson: true }), weight: 1 },
);

function unansweredHigh({ board }: Bedside): readonly Alarm[] {
  return board.alarms.filter(
    (alarm) => alarm.priority === "high" && conditionRow(alarm.condition).latched && isUnanswered(alarm),
  );
}

test("no sequence of readings, corrections, acknowledgements, restarts and clock steps makes a latched high alarm vanish without a person, nor takes back that nobody answered it", () => {
  let met = 0;
  fc.assert(
    fc.property(fc.array(deed, { minLength: 5, maxLength: 30 }), (deeds) => {
      const bedside = new Bedside();
      for (const { run, byPerson } of deeds) {
        const before = unansweredHigh(bedside);
        run(bedside);
        if (byPerson) continue;
        const after = unansweredHigh(bedside);
        for (const { alarm, activeFrom, escalatedAt } of before) {
          met += 1;
          const still = after.find((one) => one.alarm === alarm);
          expect(still).toBeDefined();
          expect(still?.activeFrom).toBeLessThanOrEqual(activeFrom);
          if (escalatedAt !== null) expect(still?.escalatedAt).toBe(escalatedAt);
        }
      }
    }),
    { numRuns: 200 },
  );
  // A property of nothing would hold as well.
  expect(met).toBeGreaterThan(500);
});
