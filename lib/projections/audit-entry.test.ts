import { describe, expect, it } from "vitest";
import type { AnyEvent, Envelope } from "../log/envelope.ts";
import type { Instant } from "../units/instant.ts";
import { auditEntry } from "./audit-entry.ts";
import { AuditMemory } from "./audit-memory.ts";
import { auditSentence } from "./audit-sentence.ts";

const NOON = Date.parse("2026-03-02T04:00:00Z") as Instant;
let seq = 0;
const envelope = (event: AnyEvent & Record<string, unknown>, stream = "S-014"): Envelope<AnyEvent> => {
  seq += 1;
  return { seq, stream, version: seq, recordedAt: NOON, actor: "@li.na", event };
};
const told = (...events: readonly (AnyEvent & Record<string, unknown>)[]) => {
  const memory = new AuditMemory();
  return events
    .map((event) => {
      const entry = auditEntry(envelope(event));
      return { entry, changes: memory.take(entry) };
    })
    .at(-1);
};

describe("an audit of the log", () => {
  it("given a weight was entered and then changed, tells both, and why", () => {
    const last = told(
      { type: "subjectEnrolled", sex: "male", weightKg: 70, bed: "3" },
      {
        type: "subjectDetailsChanged",
        changes: { weightKg: 72 },
        correction: { reasonCode: "TRANSCRIPTION", text: "scale read again" },
      },
    );
    expect(last?.changes).toEqual([{ field: "weightKg", before: 70, after: 72 }]);
    expect(last?.entry).toMatchObject({
      subject: "S-014",
      reasonCode: "TRANSCRIPTION",
      reason: "scale read again",
    });
  });

  it.each([
    [{ value: 80, unit: "%" }, "80 %"],
    [{ value: 0.8, unit: "1" }, "0.8"],
  ])("given a reading was sent in another unit, tells %j as %s", (sent, words) => {
    const last = told({ type: "readingRecorded", parameter: "fio2", value: 0.8, unit: "1", sent });
    expect(last?.changes).toContainEqual({ field: "sent", before: null, after: words });
  });

  it("given ventilation began at enrolment, tells a corrected start against that time", () => {
    const last = told(
      { type: "subjectEnrolled", ventilationStartedAt: NOON },
      { type: "ventilationStartCorrected", at: NOON + 60_000 },
    );
    expect(last?.changes).toEqual([
      {
        field: "ventilationStartedAt",
        before: "2026-03-02T04:00:00.000Z",
        after: "2026-03-02T04:01:00.000Z",
      },
    ]);
  });

  it("given a death was entered and voided, tells what stood there", () => {
    const last = told(
      {
        type: "factEntered",
        record: "death/1",
        version: 1,
        fact: { kind: "death", at: NOON, cause: "sepsis" },
      },
      {
        type: "factVoided",
        record: "death/1",
        version: 2,
        correction: { reasonCode: "WRONG_PATIENT", text: null },
      },
    );
    expect(last?.entry.thing).toBe("record death/1");
    expect(last?.changes).toContainEqual({ field: "cause", before: "sepsis", after: null });
  });

  it("given a reading was corrected, tells what it was and has become by itself", () => {
    const was = { value: 26, unit: "cm[H2O]", observedAt: NOON };
    const last = told({
      type: "readingCorrected",
      seq: 7,
      version: 2,
      parameter: "plateau_pressure",
      reasonCode: "TRANSCRIPTION",
      text: "",
      was,
      becomes: { ...was, value: 28 },
    });
    expect(last?.entry).toMatchObject({
      reading: 7,
      parameter: "plateau_pressure",
      observedAt: NOON,
      reason: null,
    });
    expect(last?.changes).toEqual([{ field: "value", before: 26, after: 28 }]);
  });

  it("given a signed figure was reopened, tells its value before and after", () => {
    const last = told({
      type: "figureReopened",
      localDate: "2026-03-01",
      figure: "peep",
      before: { value: 10, n: 24, dataHash: "a" },
      after: { value: 10.5, n: 24, dataHash: "b" },
      because: [12],
      changes: 1,
    });
    expect(last?.entry).toMatchObject({ figure: "peep", localDate: "2026-03-01" });
    expect(last?.changes).toContainEqual({ field: "value", before: 10, after: 10.5 });
  });

  it("given a figure was recomputed, says in a sentence what it was, what it is, and by which entries", () => {
    const last = told({
      type: "figureRecomputed",
      localDate: "2026-03-01",
      figure: "peep",
      before: { value: 10, n: 23, expected: 24 },
      after: { value: 10.5, n: 24, expected: 24 },
      because: [12, 13],
      changes: 40,
    });
    expect(last && auditSentence(last.entry, last.changes)).toBe(
      "figure recomputed, peep of 2026-03-01: value 10 → 10.5; n 23 → 24; changed by #12, #13 …",
    );
  });

  it("given an event that nobody has thought of, tells it all the same", () => {
    const last = told({ type: "somethingNew", howMuch: 3, seenAt: NOON });
    expect(last && auditSentence(last.entry, last.changes)).toBe(
      "something new: how much 3; seen at 2026-03-02T04:00:00.000Z",
    );
  });

  it("given a bed was given to a subject, counts it as that subject's", () => {
    const entry = auditEntry(
      envelope({ type: "bedAssigned", bed: "3", subject: "S-014", from: NOON }, "$ward"),
    );
    expect(entry).toMatchObject({ subject: "S-014", thing: "bed 3" });
  });
});
