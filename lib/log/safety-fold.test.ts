import fc from "fast-check";
import { expect, test } from "vitest";
import { at } from "../study/sample-subject.fixture.ts";
import { CONSULTANT_OPINIONS, INVESTIGATOR_VERDICTS } from "../ventilation/adjudication-choice.ts";
import { evolveSafety, NOTHING_SAID, type Safety } from "./safety.ts";
import type { SafetyEvent } from "./safety-event.ts";

const candidate = fc.constantFrom("S-014/IAE/1", "S-014/IAE/2");
const adverseEvent = fc.constantFrom("S-014/AE/1", "S-014/AE/2");
const seen = fc.constant({ entry: 1, t0: at("2026-03-02 14:00") });
const reason = {
  reasonCode: fc.constant("TRANSCRIPTION" as const),
  text: fc.constantFrom("typing error", null),
};
const facts = fc.record({
  candidate: fc.constant(null),
  term: fc.constantFrom("rash", "fever"),
  codedTerm: fc.constant(null),
  organClass: fc.constant(null),
  onset: fc.constant(at("2026-03-02 15:00")),
  ended: fc.constant(null),
  grade: fc.constantFrom(1, 2, 3, 4),
  seriousness: fc.constant([]),
  causality: fc.constant(null),
  toProduct: fc.constant(null),
  toProcedure: fc.constant(null),
  expectedness: fc.constant(null),
  action: fc.constant("none"),
  outcome: fc.constant("unknown"),
  narrative: fc.constant(null),
  awareAt: fc.constant(at("2026-03-02 15:00")),
  reporter: fc.constant("Li Na"),
} as const);

/** Anything that the log can hold of this, in no sensible order. */
const event: fc.Arbitrary<SafetyEvent> = fc.oneof(
  fc.record({
    type: fc.constant("iaeInvestigatorJudged" as const),
    candidate,
    verdict: fc.constantFrom(...INVESTIGATOR_VERDICTS),
    confirmedAs: fc.constantFrom("H1", null),
    rationale: fc.constant("seen"),
    seen,
  } as const),
  fc.record({
    type: fc.constant("iaeConsultantJudged" as const),
    candidate,
    opinion: fc.constantFrom(...CONSULTANT_OPINIONS),
    rationale: fc.constant("seen"),
    seen,
  }),
  fc.record({ type: fc.constant("iaeAdjudicationReopened" as const), candidate, ...reason }),
  fc.record({ type: fc.constant("adverseEventRecorded" as const), adverseEvent, facts }),
  fc.record({ type: fc.constant("adverseEventCorrected" as const), adverseEvent, facts, ...reason }),
  fc.record({ type: fc.constant("adverseEventVoided" as const), adverseEvent, ...reason }),
  fc.record({
    type: fc.constant("adverseEventReported" as const),
    adverseEvent,
    report: fc.constant("sponsor" as const),
    at: fc.constant(at("2026-03-02 16:00")),
    reason: fc.constant(null),
  }),
);

test("whatever the log holds of verdicts and adverse events, in whatever order, it folds, and nothing said is lost", () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      const origin = { recordedAt: at("2026-03-03 08:00"), actor: "@zhao" };
      const { adjudications, adverseEvents } = events.reduce<Safety>(
        (safety, one) => evolveSafety(safety, one, origin),
        NOTHING_SAID,
      );
      const count = (type: SafetyEvent["type"]) => events.filter((one) => one.type === type).length;
      expect(adjudications.flatMap(({ rounds }) => rounds)).toHaveLength(count("iaeInvestigatorJudged"));
      expect(adverseEvents).toHaveLength(count("adverseEventRecorded"));
      for (const one of adverseEvents) {
        const own = events.filter(
          (other) => "adverseEvent" in other && other.adverseEvent === one.adverseEvent,
        );
        const after = own.slice(own.findIndex(({ type }) => type === "adverseEventRecorded"));
        const corrections = after.filter(({ type }) => type === "adverseEventCorrected");
        expect(one.earlier.length).toBeLessThanOrEqual(corrections.length);
      }
    }),
  );
});
