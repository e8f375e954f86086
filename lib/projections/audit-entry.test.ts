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

  it("given a figure was signed and signed again by another, tells a deed of its own, and nothing struck out", () => {
    const mark = {
      localDate: "2026-03-01",
      figure: "peep",
      value: 10.125,
      n: 24,
      expected: 24,
      dataHash: "b",
    };
    const rules = { protocolVersion: "1", protocolHash: "c" };
    const signed = { type: "figureSigned" as const, ...rules };
    const last = told(
      { ...signed, ...mark, value: 10, dataHash: "a", meaning: "approved", name: "Dr Chen Wei" },
      { ...signed, ...mark, meaning: "reviewed", name: "Wang Min" },
    );
    expect(last?.changes).toEqual([
      { field: "name", before: null, after: "Wang Min" },
      { field: "meaning", before: null, after: "reviewed" },
      { field: "value", before: null, after: 10.125 },
      { field: "n", before: null, after: 24 },
      { field: "expected", before: null, after: 24 },
      { field: "dataHash", before: null, after: "b" },
    ]);
  });

  it("given a fact was corrected, tells what it says otherwise and nothing that it says again", () => {
    const fact = { kind: "follow_up", at: NOON, status: "alive", how: "telephone" };
    const last = told(
      { type: "factEntered", record: "follow_up/1", version: 1, fact },
      {
        type: "factCorrected",
        record: "follow_up/1",
        version: 2,
        fact: { ...fact, how: "seen" },
        correction: { reasonCode: "SOURCE_VERIFIED", text: null },
      },
    );
    expect(last?.changes).toEqual([{ field: "how", before: "telephone", after: "seen" }]);
  });

  it("given a bag ended and a consultant spoke, strikes out neither its start nor the investigator's verdict", () => {
    const bag = { infusion: 1, bag: 1 };
    const ended = told(
      { type: "infusionBagStarted", ...bag, at: NOON },
      { type: "infusionBagEnded", ...bag, at: NOON + 60_000, givenMl: 100 },
    );
    expect(ended?.changes.map(({ before }) => before)).toEqual([null, null]);
    const candidate = { candidate: "S-014/IAE/1", rationale: "seen", seen: { entry: 1, t0: NOON } };
    const opinion = told(
      { type: "iaeInvestigatorJudged", verdict: "CONFIRM", confirmedAs: "H1", ...candidate },
      { type: "iaeConsultantJudged", opinion: "AGREE", ...candidate },
    );
    expect(opinion?.changes).toEqual([{ field: "opinion", before: null, after: "AGREE" }]);
  });

  it("given ventilation began a second time, tells no change of the first episode, but of its corrected start", () => {
    const begun = [
      { type: "ventilationStarted", at: NOON },
      { type: "ventilationEnded", at: NOON + 1_000 },
      { type: "ventilationStarted", at: NOON + 2_000 },
    ];
    expect(told(...begun)?.changes.map(({ before }) => before)).toEqual([null]);
    expect(told(...begun, { type: "ventilationEnded", at: NOON + 3_000 })?.changes[0]?.before).toBeNull();
    expect(told(...begun, { type: "ventilationStartCorrected", at: NOON + 1_500 })?.changes[0]?.before).toBe(
      "2026-03-02T04:00:02.000Z",
    );
  });

  it("given an adverse event was reported to two, tells each report against its own earlier time alone", () => {
    const report = { type: "adverseEventReported", adverseEvent: "S-014/AE/1", reason: null };
    const sponsor = { ...report, report: "sponsor", at: NOON };
    expect(told(sponsor, { ...report, report: "susar", at: NOON + 1 })?.changes).toEqual([
      { field: "report", before: null, after: "susar" },
      { field: "at", before: null, after: "2026-03-02T04:00:00.001Z" },
    ]);
    expect(told(sponsor, { ...sponsor, at: NOON + 1_000 })?.changes).toEqual([
      { field: "at", before: "2026-03-02T04:00:00.000Z", after: "2026-03-02T04:00:01.000Z" },
    ]);
  });

  it("given a bag was said to be an infusion of its own, tells what it was said to be", () => {
    const last = told({ type: "infusionKindStated", of: NOON, kind: "infusion" });
    expect(last?.changes).toContainEqual({ field: "kind", before: null, after: "infusion" });
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
