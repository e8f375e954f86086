import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { at } from "../study/sample-subject.fixture.ts";
import { CONSULTANT_OPINIONS, INVESTIGATOR_VERDICTS } from "../ventilation/adjudication-choice.ts";
import { CaseStory } from "./case-story.fixture.ts";

const ZHAO = "@zhao";
const WEI = "@wei.consultant";

describe("what a round comes to", () => {
  test("given a candidate found in the data, it waits for an investigator", () => {
    expect(CaseStory.found("H1", "2026-03-02 15:12").standing).toMatchObject({
      state: "CANDIDATE",
      awaits: "investigator",
      isOpinionOpen: false,
      reopened: null,
    });
  });

  test("given a prescribed event, the investigator's confirmation alone makes it count, and a consultant may still speak", () => {
    const story = CaseStory.found("H1", "2026-03-02 15:12").confirm(ZHAO, "H1");
    expect(story.standing).toMatchObject({
      state: "CONFIRMED_PRESCRIBED",
      confirmedAs: "H1",
      awaits: null,
      isOpinionOpen: true,
    });
    expect(story.answer(WEI, "AGREE").standing.state).toBe("CONFIRMED_PRESCRIBED");
  });

  test("given a prescribed event that the investigator entered, it counts once a consultant agrees", () => {
    const story = CaseStory.entered({ event: "A1", onset: at("2026-03-02 16:00") }, ZHAO).confirm(ZHAO, "A1");
    expect(story.standing).toMatchObject({ state: "INVESTIGATOR_CONFIRM", awaits: "consultant" });
    expect(story.standing.confirmedAs).toBeNull();
    expect(story.answer(WEI, "AGREE").standing).toMatchObject({
      state: "CONFIRMED_PRESCRIBED",
      confirmedAs: "A1",
    });
  });

  test.each([
    ["CONFIRM", "INVESTIGATOR_CONFIRM", "CONFIRMED_UNPRESCRIBED"],
    ["REJECT", "INVESTIGATOR_REJECT", "NOT_IAE"],
    ["UNSURE", "INVESTIGATOR_UNSURE", "UNRESOLVED"],
  ] as const)(
    "given an unprescribed event, %s waits as %s, and with a consultant who agrees is %s",
    (verdict, waiting, outcome) => {
      const story = CaseStory.entered({ event: null, onset: at("2026-03-02 16:00") }).judge(ZHAO, verdict);
      expect(story.standing).toMatchObject({ state: waiting, awaits: "consultant" });
      expect(story.answer(WEI, "AGREE").standing.state).toBe(outcome);
    },
  );

  test("given a consultant who disagrees, it is unresolved until a new round, and the old round is kept", () => {
    const story = CaseStory.found("H1", "2026-03-02 15:12").confirm(ZHAO, "H1").answer(WEI, "DISAGREE");
    expect(story.standing).toMatchObject({ state: "UNRESOLVED", awaits: "investigator", confirmedAs: null });
    story.confirm(ZHAO, "H1");
    expect(story.standing.state).toBe("CONFIRMED_PRESCRIBED");
    expect(story.rounds).toHaveLength(2);
    expect(story.rounds[0]?.consultant).toMatchObject({ by: WEI, opinion: "DISAGREE" });
  });

  test("H2 is never counted by itself: it is confirmed as another event, or as an unprescribed one by two", () => {
    const story = CaseStory.found("H2", "2026-03-02 15:12");
    expect(story.standing.state).toBe("CANDIDATE");
    expect(story.confirm(ZHAO, null).standing.state).toBe("INVESTIGATOR_CONFIRM");
    expect(story.answer(WEI, "AGREE").standing).toMatchObject({
      state: "CONFIRMED_UNPRESCRIBED",
      confirmedAs: null,
    });
  });
});

describe("the hours in which events count, both ends included", () => {
  test.each([
    ["H1", "2026-03-02 14:00", null],
    ["H1", "2026-03-02 20:00", null],
    ["H1", "2026-03-02 20:01", "outside_window"],
    ["D1", "2026-03-02 20:01", null],
    ["D2", "2026-03-03 14:00", null],
    ["D2", "2026-03-03 14:01", "outside_window"],
    [null, "2026-03-03 14:00", null],
    [null, "2026-03-03 14:01", "outside_window"],
  ] as const)("given an onset, confirming %s at %s is refused with %s", (confirmedAs, onset, code) => {
    const story = CaseStory.entered({ event: null, onset: at(onset) }).confirm(ZHAO, confirmedAs);
    expect(story.refused?.code ?? null).toBe(code);
  });

  test("what is outside the hours of a prescribed event may be confirmed as an unprescribed one", () => {
    const story = CaseStory.entered({ event: "H1", onset: at("2026-03-02 22:00") });
    expect(story.confirm(ZHAO, "H1").refused?.code).toBe("outside_window");
    expect(story.confirm(ZHAO, null).answer(WEI, "AGREE").standing.state).toBe("CONFIRMED_UNPRESCRIBED");
  });
});

describe("different people, and reasons", () => {
  test("nobody is both investigator and consultant of one event, in whatever round and whichever role came first", () => {
    const story = CaseStory.found("H1", "2026-03-02 15:12").confirm(ZHAO, "H1");
    expect(story.answer(ZHAO, "AGREE").refused?.code).toBe("same_person");
    story.answer(WEI, "DISAGREE");
    expect(story.judge(WEI, "REJECT").refused?.code).toBe("same_person");
    story.judge("@third", "REJECT");
    expect(story.answer(ZHAO, "AGREE").refused?.code).toBe("same_person");
    expect(story.answer(WEI, "AGREE").standing.state).toBe("NOT_IAE");
  });

  test("whoever entered an event is not its consultant", () => {
    const story = CaseStory.entered({ event: null, onset: at("2026-03-02 16:00") }, WEI).confirm(ZHAO, null);
    expect(story.answer(WEI, "AGREE").refused?.code).toBe("same_person");
  });

  test("a verdict, an opinion and a reopening each need their reason", () => {
    const story = CaseStory.found("H1", "2026-03-02 15:12");
    expect(story.judge(ZHAO, "CONFIRM", "H1", "  ").refused?.code).toBe("reason_missing");
    story.confirm(ZHAO, "H1");
    expect(story.answer(WEI, "AGREE", "\n").refused?.code).toBe("reason_missing");
    expect(story.reopen(ZHAO, null).refused?.code).toBe("text_missing");
  });

  test("whoever has not seen the last word is refused and told the present version", () => {
    const story = CaseStory.found("H1", "2026-03-02 15:12");
    const seen = story.version;
    story.confirm(ZHAO, "H1");
    expect(story.confirm("@third", "H1", seen).refused).toMatchObject({
      code: "stale_version",
      present: { version: story.version },
    });
  });

  test("what is settled is judged anew only after it was reopened", () => {
    const story = CaseStory.found("H1", "2026-03-02 15:12").confirm(ZHAO, "H1").answer(WEI, "AGREE");
    expect(story.judge(ZHAO, "REJECT").refused?.code).toBe("already_adjudicated");
    expect(story.answer(WEI, "DISAGREE").refused?.code).toBe("not_adjudicated");
    expect(story.reopen(ZHAO).standing).toMatchObject({ state: "CANDIDATE", reopened: "asked" });
    expect(story.judge(ZHAO, "REJECT").answer(WEI, "AGREE").standing.state).toBe("NOT_IAE");
  });
});

describe("what becomes of an adjudication when its candidate changes", () => {
  const facts = {
    event: "A1",
    term: "ventricular tachycardia",
    onset: at("2026-03-02 16:00"),
    note: null,
  } as const;

  test("corrected, it waits for an investigator again", () => {
    const story = CaseStory.entered(facts).confirm(ZHAO, "A1");
    const seen = story.version;
    story.infusion.correctEntry(story.name, { ...facts, onset: at("2026-03-02 16:30") }, "2026-03-03 17:00");
    expect(story.standing).toMatchObject({
      state: "CANDIDATE",
      reopened: "corrected",
      awaits: "investigator",
    });
    expect(story.rounds).toHaveLength(1);
    expect(story.answer(WEI, "AGREE", "late", seen).refused?.code).toBe("stale_version");
    expect(story.answer(WEI, "AGREE").refused?.code).toBe("not_adjudicated");
    expect(story.confirm(ZHAO, "A1").standing.state).toBe("CONFIRMED_PRESCRIBED");
  });

  test("T0 moved, it waits for an investigator again, who judges by the new window", () => {
    const story = CaseStory.entered(facts).confirm(ZHAO, "A1");
    story.infusion.correctStart("2026-03-02 14:00", "2026-03-02 09:00", "2026-03-03 17:00");
    expect(story.standing).toMatchObject({ state: "CANDIDATE", reopened: "t0_changed" });
    expect(story.confirm(ZHAO, "A1").refused?.code).toBe("outside_window");
  });

  test("T0 moved behind it, it can be no infusion-associated event at all", () => {
    const story = CaseStory.entered(facts);
    story.infusion.correctStart("2026-03-02 14:00", "2026-03-02 17:00", "2026-03-03 17:00");
    expect(story.confirm(ZHAO, null).refused?.code).toBe("outside_window");
    expect(story.judge(ZHAO, "REJECT").answer(WEI, "AGREE").standing.state).toBe("NOT_IAE");
  });

  test.each(["t0_corrected", "was_h1"] as const)(
    "superseded because %s, it counts no more and nothing is said of it",
    (because) => {
      const story = CaseStory.found("H2", "2026-03-02 15:12").confirm(ZHAO, null).supersede(because);
      expect(story.standing).toMatchObject({ state: "SUPERSEDED", awaits: null, isOpinionOpen: false });
      expect(story.answer(WEI, "AGREE").refused?.code).toBe("candidate_superseded");
      expect(story.rounds).toHaveLength(1);
    },
  );

  test("judged, it cannot be withdrawn by whoever entered it before an investigator reopens it", () => {
    const story = CaseStory.entered(facts).confirm(ZHAO, "A1");
    story.infusion.withdraw(story.name, "2026-03-03 17:00");
    expect(story.infusion.refused).toBe("already_adjudicated");
    story.reopen(ZHAO);
    story.infusion.withdraw(story.name, "2026-03-03 17:00");
    expect(story.standing.state).toBe("SUPERSEDED");
  });
});

const PEOPLE = ["@a", "@b", "@c", "@d"];
const person = fc.constantFrom(...PEOPLE);
const step = fc.oneof(
  fc.record({
    do: fc.constant("judge" as const),
    by: person,
    verdict: fc.constantFrom(...INVESTIGATOR_VERDICTS),
    confirmedAs: fc.constantFrom("A1", "D1", null),
  }),
  fc.record({
    do: fc.constant("answer" as const),
    by: person,
    opinion: fc.constantFrom(...CONSULTANT_OPINIONS),
  }),
  fc.record({ do: fc.constant("reopen" as const), by: person }),
  fc.record({ do: fc.constant("correct" as const), minute: fc.integer({ min: 0, max: 59 }) }),
  fc.record({ do: fc.constant("move T0" as const), hour: fc.integer({ min: 10, max: 15 }) }),
  fc.record({ do: fc.constant("withdraw" as const) }),
);

test("no order of deeds confirms without an investigator, or an unprescribed one without a consultant who agrees, or lets one person speak twice", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const story = CaseStory.entered({ event: "A1", onset: at("2026-03-02 16:00") }, "@a");
      let version = story.version;
      for (const one of steps) {
        const kept = JSON.stringify(story.rounds.slice(0, -1));
        const count = story.rounds.length;
        if (one.do === "judge") story.judge(one.by, one.verdict, one.confirmedAs);
        if (one.do === "answer") story.answer(one.by, one.opinion);
        if (one.do === "reopen") story.reopen(one.by);
        if (one.do === "correct") {
          const onset = at(`2026-03-02 16:${String(one.minute).padStart(2, "0")}`);
          story.infusion.correctEntry(
            story.name,
            { event: "A1", term: "rash", note: null, onset },
            "2026-03-03 17:00",
          );
        }
        if (one.do === "move T0") {
          const [infusion] = story.state.profile.infusions;
          const was = new Date((infusion?.startedAt ?? 0) + 8 * 3_600_000).toISOString();
          const to = `2026-03-02 ${one.hour}:00`;
          story.infusion.correctStart(was.slice(0, 16).replace("T", " "), to, "2026-03-03 17:00");
        }
        if (one.do === "withdraw") story.infusion.withdraw(story.name, "2026-03-03 17:00");
        expect(story.version).toBeGreaterThanOrEqual(version);
        version = story.version;
        // What was said stays said.
        expect(JSON.stringify(story.rounds.slice(0, Math.max(0, count - 1)))).toBe(kept);

        const { state, round, confirmedAs } = story.standing;
        const consultant = round?.consultant ?? null;
        if (state.startsWith("CONFIRMED")) expect(round?.investigator.verdict).toBe("CONFIRM");
        if (state === "CONFIRMED_PRESCRIBED") expect(confirmedAs).not.toBeNull();
        if (state === "CONFIRMED_PRESCRIBED" && round?.investigator.by === "@a")
          expect(consultant?.opinion).toBe("AGREE");
        if (state === "CONFIRMED_UNPRESCRIBED" || state === "NOT_IAE")
          expect(consultant?.opinion).toBe("AGREE");
        if (consultant?.opinion === "DISAGREE") expect(state).toBe("UNRESOLVED");
        const investigators = new Set(story.rounds.map(({ investigator }) => investigator.by));
        for (const { consultant: other } of story.rounds)
          if (other !== null) expect(investigators.has(other.by)).toBe(false);
      }
    }),
  );
});
