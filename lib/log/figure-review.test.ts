import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PROTOCOL_HASH } from "../protocol/protocol-identity.ts";
import type { Instant } from "../units/instant.ts";
import {
  decideRecomputation,
  decideReopening,
  decideSignature,
  decideVerification,
  seenOf,
} from "./decide-review.ts";
import { evolveReviews, type FigureReviews, NO_REVIEWS, reviewKey } from "./figure-review.ts";
import { figureState, type PresentFigure } from "./figure-state.ts";
import type { ReviewEvent, SignatureMeaning } from "./review-event.ts";

const RULES = { protocolVersion: "1.0.0", protocolHash: PROTOCOL_HASH };
const KEY = reviewKey({ localDate: "2026-11-22", figure: "peep" });

function present(parts: Partial<PresentFigure> = {}): PresentFigure {
  return {
    localDate: "2026-11-22",
    figure: "peep",
    value: 17.3,
    n: 20,
    expected: 24,
    dataHash: "a".repeat(64),
    completeness: "COMPLETE",
    queried: false,
    ...parts,
  };
}

const AS_SIGNED = present();
const AFTER_LATE_READING = present({ value: 17.4, n: 21, dataHash: "b".repeat(64) });

/** Plays what a nurse does, and lets the server follow each change of the data. */
class Review {
  reviews: FigureReviews = NO_REVIEWS;
  figure: PresentFigure;
  readonly events: ReviewEvent[] = [];
  #clock = 0;

  constructor(figure: PresentFigure = AS_SIGNED) {
    this.figure = figure;
  }

  get review() {
    return this.reviews.get(KEY) ?? null;
  }

  get state() {
    return figureState(this.figure, this.review, RULES.protocolHash);
  }

  verify(because: string | null = null, seen = seenOf(this.figure)) {
    return this.#take(decideVerification(this.figure, this.review, { seen, because, name: "M. Wu" }, RULES));
  }

  sign(meaning: SignatureMeaning = "reviewed", seen = seenOf(this.figure)) {
    return this.#take(decideSignature(this.figure, this.review, { seen, meaning, name: "L. Chen" }, RULES));
  }

  change(figure: PresentFigure, because: readonly number[] = [7]) {
    this.figure = figure;
    this.#record(decideReopening(figure, this.review, because));
    return this;
  }

  #take(decided: ReturnType<typeof decideVerification>): string {
    if (!decided.ok) return decided.code;
    this.#record(decided.value);
    return "done";
  }

  #record(events: readonly ReviewEvent[]): void {
    for (const event of events) {
      this.#clock += 1;
      this.events.push(event);
      const origin = { recordedAt: this.#clock as Instant, actor: "@l.chen" };
      this.reviews = evolveReviews(this.reviews, event, origin);
    }
  }
}

describe("the review of a day's figure", () => {
  it("goes from complete to verified to signed, in this order", () => {
    const day = new Review();
    expect(day.state).toBe("COMPLETE");
    expect(day.sign()).toBe("not_verified");
    expect(day.verify()).toBe("done");
    expect(day.state).toBe("VERIFIED");
    expect(day.sign()).toBe("done");
    expect(day.state).toBe("SIGNED");
  });

  it("takes each meaning of a signature once: reviewed by a nurse, approved by an investigator", () => {
    const day = new Review();
    day.verify();
    expect(day.sign("reviewed")).toBe("done");
    expect(day.sign("reviewed")).toBe("already_signed");
    expect(day.sign("approved")).toBe("done");
    expect(day.review?.signatures.map(({ meaning }) => meaning)).toEqual(["reviewed", "approved"]);
  });

  it("is reopened by a late reading, and shows 17.3 of 20/24 as signed beside 17.4 of 21/24", () => {
    const day = new Review();
    day.verify();
    day.sign();
    day.change(AFTER_LATE_READING, [812]);
    expect(day.state).toBe("REOPENED");
    expect(day.review?.reopened).toMatchObject({
      before: { value: 17.3, n: 20, expected: 24 },
      after: { value: 17.4, n: 21, expected: 24 },
      because: [812],
      changes: 1,
      signatures: [{ name: "L. Chen", meaning: "reviewed", by: "@l.chen" }],
    });
  });

  it("stays reopened when the data is again what was signed: nobody signs by accident", () => {
    const day = new Review();
    day.verify();
    day.sign();
    day.change(AFTER_LATE_READING).change(AS_SIGNED);
    expect(day.state).toBe("REOPENED");
    expect(day.sign()).toBe("not_verified");
    expect(day.verify()).toBe("done");
    expect(day.state).toBe("VERIFIED");
  });

  it("is un-verified by a change also where nobody has signed yet", () => {
    const day = new Review();
    day.verify();
    expect(day.change(AFTER_LATE_READING).state).toBe("REOPENED");
  });

  it("records nothing where a change leaves the figure as it is, or nobody has verified it", () => {
    const day = new Review();
    day.change(AFTER_LATE_READING);
    expect(day.events).toEqual([]);
    day.verify();
    day.change(AFTER_LATE_READING);
    expect(day.events).toHaveLength(1);
  });

  it("refuses whoever has seen other data than there is now", () => {
    const day = new Review();
    const seen = seenOf(day.figure);
    day.change(AFTER_LATE_READING);
    expect(day.verify(null, seen)).toBe("stale_figure");
    day.verify();
    expect(day.sign("reviewed", seen)).toBe("stale_figure");
  });

  it.each(["PARTIAL", "INSUFFICIENT", "SHORT"] as const)("wants a word for a %s figure", (completeness) => {
    const day = new Review(present({ completeness, n: 9 }));
    expect(day.state).toBe(completeness);
    expect(day.verify()).toBe("reason_missing");
    expect(day.verify("  ")).toBe("reason_missing");
    expect(day.verify("in the scanner from 6 to 14 h")).toBe("done");
    expect(day.review?.verified?.because).toBe("in the scanner from 6 to 14 h");
  });

  it("cannot be verified or signed while a query is open, and says so above all else", () => {
    const day = new Review();
    day.verify();
    day.change(present({ queried: true }));
    expect(day.state).toBe("QUERIED");
    expect(day.sign()).toBe("figure_queried");
    day.change(present());
    expect(day.state).toBe("VERIFIED");
  });

  it("cannot be verified while the day lasts, nor where nothing was expected and nothing came", () => {
    expect(new Review(present({ completeness: "RUNNING" })).verify()).toBe("figure_running");
    const idle = new Review(present({ completeness: null, value: null, n: 0, expected: 0 }));
    expect(idle.state).toBeNull();
    expect(idle.verify()).toBe("nothing_to_review");
  });

  it("is open again under another protocol, without any event", () => {
    const day = new Review();
    day.verify();
    day.sign();
    expect(figureState(day.figure, day.review, "another")).toBe("REOPENED");
    expect(
      decideVerification(
        day.figure,
        day.review,
        { seen: seenOf(day.figure), because: null, name: "M. Wu" },
        { protocolVersion: "9.0.0", protocolHash: "another" },
      ).ok,
    ).toBe(true);
  });

  it("is never signed on data that nobody verified, whatever happens in whatever order", () => {
    const step = fc.oneof(
      fc.constant({ do: "verify" as const }),
      fc.record({ do: fc.constant("sign" as const), meaning: fc.constantFrom("reviewed", "approved") }),
      fc.record({ do: fc.constant("change" as const), hash: fc.constantFrom("a", "b", "c") }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const day = new Review();
        let wasVerified = false;
        for (const one of steps) {
          if (one.do === "verify") wasVerified = day.verify() === "done" || wasVerified;
          else if (one.do === "sign") day.sign(one.meaning as SignatureMeaning);
          else {
            const before = day.figure.dataHash;
            day.change(present({ dataHash: one.hash.repeat(64) }));
            if (before !== day.figure.dataHash) wasVerified = false;
          }
          expect(day.state === "VERIFIED" || day.state === "SIGNED").toBe(wasVerified);
          for (const { dataHash } of day.review?.signatures ?? []) expect(dataHash).toBe(day.figure.dataHash);
        }
        expect(day.review?.history ?? []).toHaveLength(day.events.length);
      }),
    );
  });
});

describe("a figure that changed after its day was over", () => {
  const because = Array.from({ length: 30 }, (_, index) => index + 1);

  it("says what it was and what it is; of many causes the first ones, and how many there were", () => {
    const [event, ...more] = decideRecomputation(AS_SIGNED, AFTER_LATE_READING, null, because);
    expect(event).toMatchObject({
      type: "figureRecomputed",
      before: { value: 17.3, n: 20 },
      after: { value: 17.4, n: 21 },
      because: because.slice(0, 20),
      changes: 30,
    });
    expect(more).toEqual([]);
  });

  it("says nothing where other readings come to the same figure", () => {
    expect(decideRecomputation(AS_SIGNED, present({ dataHash: "c" }), null, because)).toEqual([]);
  });

  it("is reopened where it was verified, and says it once", () => {
    const day = new Review();
    day.verify();
    const events = decideRecomputation(AS_SIGNED, AFTER_LATE_READING, day.review, because);
    expect(events.map(({ type }) => type)).toEqual(["figureReopened"]);
  });

  it("given nobody had verified it, is not reopened by it", () => {
    const day = new Review(AFTER_LATE_READING);
    const [event] = decideRecomputation(AS_SIGNED, AFTER_LATE_READING, null, because);
    if (event === undefined) throw new Error("it changed");
    day.reviews = evolveReviews(day.reviews, event, { recordedAt: 1 as Instant, actor: "ventwall" });
    expect(day.state).toBe("COMPLETE");
    expect(day.review?.history).toHaveLength(1);
    expect(day.verify()).toBe("done");
  });
});
