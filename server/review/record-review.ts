import type { FigureSeen } from "#lib/contract/review.ts";
import { seenOf } from "#lib/log/decide-review.ts";
import { type FigureReview, reviewKey } from "#lib/log/figure-review.ts";
import type { PresentFigure } from "#lib/log/figure-state.ts";
import { presentFigures } from "#lib/log/present-figure.ts";
import type { ReviewEvent, RulesSeen } from "#lib/log/review-event.ts";
import { queriedFigures } from "#lib/projections/queried-figures.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { PROTOCOL_HASH } from "#lib/protocol/protocol-identity.ts";
import type { DailyFigureKey } from "#lib/study/daily-figure.ts";
import type { SiteCalendar } from "#lib/study/site-calendar.ts";
import { studyInputOf } from "#lib/study/study-input.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { Draft } from "../log/draft.ts";
import type { Recorder } from "../log/recorder.ts";
import { sha256 } from "./sha256.ts";

/** The rules by which figures are computed now. */
export const PRESENT_RULES: RulesSeen = { protocolVersion: PROTOCOL.version, protocolHash: PROTOCOL_HASH };

type Decide = (
  asked: FigureSeen,
  present: PresentFigure,
  review: FigureReview | null,
) => Result<readonly ReviewEvent[]>;

/**
 * Verifies or signs figures as they are at this moment, each with an event of its own: all of them or none. Nothing
 * can change between what is checked here and what is recorded.
 */
export async function recordReview(
  recorder: Recorder,
  calendar: SiteCalendar,
  actor: string,
  asked: readonly FigureSeen[],
  decide: Decide,
): Promise<Result<number>> {
  const proposed = await recorder.propose({
    actor,
    weight: asked.length,
    alone: false,
    subjects: () => new Set(asked.map(({ subject }) => subject)),
    senderIds: () => [],
    decide: (draft): Result<number> => {
      const decided = decideAll(draft, calendar, asked, decide);
      if (!decided.ok) return decided;
      for (const [subject, event] of decided.value) draft.record(subject, event);
      return succeed(decided.value.length);
    },
  });
  return proposed.ok ? proposed.value : proposed;
}

function decideAll(
  draft: Draft,
  calendar: SiteCalendar,
  asked: readonly FigureSeen[],
  decide: Decide,
): Result<readonly (readonly [string, ReviewEvent])[]> {
  const lookUp = presentOf(draft, calendar);
  const events: (readonly [string, ReviewEvent])[] = [];
  const done = new Set<string>();
  for (const one of asked) {
    const { subject, local_date: localDate, figure } = one;
    const key = reviewKey({ localDate, figure });
    // Asked for twice it is done once.
    if (done.has(`${subject} ${key}`)) continue;
    done.add(`${subject} ${key}`);
    const present = lookUp(subject, localDate, figure);
    if (!present.ok) return present;
    const review = draft.subject(subject)?.reviews.get(key) ?? null;
    const decided = decide(one, present.value, review);
    if (!decided.ok) {
      const refused = { ...decided, detail: `${subject}: ${decided.detail}` };
      return decided.code === "stale_figure" ? { ...refused, present: asShown(one, present.value) } : refused;
    }
    for (const event of decided.value) events.push([subject, event]);
  }
  return succeed(events);
}

/** The figure as it is, for whoever asked on what it was. */
function asShown({ subject }: FigureSeen, present: PresentFigure) {
  const { localDate: local_date, figure, value, n, expected, completeness } = present;
  return { subject, local_date, figure, value, n, expected, completeness, seen: seenOf(present) };
}

/** Figures as they are now; those of one day are computed together. */
function presentOf(draft: Draft, calendar: SiteCalendar) {
  const days = new Map<string, ReturnType<typeof presentFigures>>();
  return (subject: string, localDate: string, figure: DailyFigureKey): Result<PresentFigure> => {
    const known = days.get(`${subject} ${localDate}`);
    if (known !== undefined) return succeed(known(figure));
    const state = draft.subject(subject);
    if (state === null) return fail("unknown_subject", `No subject is enrolled as ${subject}.`);
    const day = calendar.dayOn(localDate);
    if (day === null) return fail("unknown_day", `${JSON.stringify(localDate)} is not a calendar day.`);
    const book = draft.book(subject);
    const input = studyInputOf(state.profile, book, { now: draft.now, calendar, protocol: PROTOCOL });
    const isQueried = queriedFigures(book, () => input);
    const present = presentFigures({ input, digest: sha256, isQueried }, day);
    days.set(`${subject} ${localDate}`, present);
    return succeed(present(figure));
  };
}
