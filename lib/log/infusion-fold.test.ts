import fc from "fast-check";
import { expect, test } from "vitest";
import { at } from "../study/sample-subject.fixture.ts";
import { type Instant, MINUTE } from "../units/instant.ts";
import type { GivingStep } from "./decide-giving.ts";
import type { SubjectEvent } from "./event.ts";
import { InfusionStory, TWO_BAGS } from "./infusion-story.fixture.ts";
import { evolveSubject, type SubjectState } from "./subject-state.ts";

const START = at("2026-03-02 12:00");
const instant = fc.integer({ min: 0, max: 300 }).map((minute) => (START + minute * MINUTE) as Instant);
const infusion = fc.integer({ min: 0, max: 3 });
const bag = fc.integer({ min: 0, max: 4 });
const text = fc.constantFrom("rash", "line");
const facts = fc.record({
  event: fc.constantFrom("A1", "H2", null),
  term: text,
  onset: instant,
  note: fc.constantFrom("seen by two", null),
} as const);
const candidate = fc.constantFrom("S-014/IAE/1", "S-014/IAE/2");

/** Anything that the log can hold of infusions, in no sensible order. */
const event: fc.Arbitrary<SubjectEvent> = fc.oneof(
  fc.record({ type: fc.constant("infusionPrepared"), infusion, preparation: fc.constant(TWO_BAGS) } as const),
  fc.record({
    type: fc.constant("infusionPreparationCorrected"),
    infusion,
    preparation: fc.constant({ ...TWO_BAGS, bags: TWO_BAGS.bags.slice(0, 1) }),
    reason: text,
  } as const),
  fc.record({ type: fc.constant("infusionDiscarded"), infusion, reason: text } as const),
  fc.record({ type: fc.constant("infusionChecked"), infusion } as const),
  fc.record({ type: fc.constant("infusionStarted"), at: instant } as const),
  fc.record({ type: fc.constant("infusionBagStarted"), infusion, bag, at: instant } as const),
  fc.record({
    type: fc.constant("infusionBagEnded"),
    infusion,
    bag,
    at: instant,
    givenMl: fc.constantFrom(0, 50, null),
  } as const),
  fc.record({ type: fc.constant("infusionInterrupted"), infusion, at: instant, reason: text } as const),
  fc.record({ type: fc.constant("infusionResumed"), infusion, at: instant } as const),
  fc.record(
    {
      type: fc.constant("infusionEnded"),
      at: fc.option(instant, { nil: null }),
      of: instant,
      givenMl: fc.constant(80),
      correction: text,
    } as const,
    { requiredKeys: ["type", "at"] },
  ),
  fc.record(
    {
      type: fc.constant("infusionStartCorrected"),
      at: fc.option(instant, { nil: null }),
      was: instant,
    } as const,
    { requiredKeys: ["type", "at"] },
  ),
  facts.map((one) => ({
    type: "iaeCandidateOpened" as const,
    candidate: "S-014/IAE/1",
    origin: "person" as const,
    t0: START,
    alarm: null,
    figures: {},
    ...one,
  })),
  fc.tuple(facts, candidate).map(([one, name]) => ({
    type: "iaeCandidateCorrected" as const,
    candidate: name,
    reason: "typing error",
    ...one,
  })),
  candidate.map((name) => ({
    type: "iaeCandidateSuperseded" as const,
    candidate: name,
    because: "withdrawn" as const,
    reason: "another patient",
  })),
);

function fold(events: readonly SubjectEvent[]): SubjectState {
  const happening = { recordedAt: START, actor: "@li.na" };
  return events.reduce<SubjectState>(
    (state, one) => evolveSubject(state, "S-014", one, happening),
    new InfusionStory().state,
  );
}

test("whatever the log holds of infusions, in whatever order, it folds, and what was written down is never lost", () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      const { profile, treatment } = fold(events);
      const count = (type: SubjectEvent["type"]) => events.filter((one) => one.type === type).length;
      expect(treatment.records).toHaveLength(count("infusionPrepared"));
      expect(treatment.candidates).toHaveLength(count("iaeCandidateOpened"));
      for (const record of treatment.records)
        expect(record.bags).toHaveLength(record.preparation.bags.length);
      const starts = profile.infusions.map(({ startedAt }) => startedAt);
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    }),
  );
});

const step: fc.Arbitrary<GivingStep> = fc.oneof(
  fc.record({
    step: fc.constant("start_bag"),
    bag: fc.integer({ min: 1, max: 3 }),
    at: instant,
    expiredBecause: fc.constant(null),
  } as const),
  fc.record({
    step: fc.constant("end_bag"),
    bag: fc.integer({ min: 1, max: 3 }),
    at: instant,
    givenMl: fc.constantFrom(100, null),
  } as const),
  fc.record({ step: fc.constant("interrupt"), at: instant, reason: text } as const),
  fc.record({ step: fc.constant("resume"), at: instant } as const),
  fc.record({
    step: fc.constant("end"),
    at: instant,
    givenMl: fc.constantFrom(100, null),
    reason: fc.constant(null),
  } as const),
);

test("no order of steps gives a bag twice at once, ends what never began, or starts before T0", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const story = new InfusionStory().prepare().check();
      for (const one of steps) story.give(one, "2026-03-02 18:00");
      const { bags, startedAt, endedAt, interruptions } = story.record();
      expect(bags.filter((one) => one.startedAt !== null && one.endedAt === null).length).toBeLessThan(2);
      for (const one of bags) {
        if (one.startedAt === null) expect(one.endedAt).toBeNull();
        else expect(one.startedAt).toBeGreaterThanOrEqual(startedAt ?? Number.POSITIVE_INFINITY);
        if (one.startedAt !== null && one.endedAt !== null) {
          expect(one.endedAt).toBeGreaterThanOrEqual(one.startedAt);
        }
      }
      if (endedAt !== null) {
        expect(interruptions.every(({ to }) => to !== null)).toBe(true);
        expect(bags.every((one) => one.startedAt === null || one.endedAt !== null)).toBe(true);
      }
      expect(story.state.profile.infusions).toHaveLength(startedAt === null ? 0 : 1);
    }),
  );
});
