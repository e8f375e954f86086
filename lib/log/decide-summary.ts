import type { Protocol } from "../protocol/protocol.ts";
import { type InfusionWindow, infusionWindows, windowOfCandidate } from "../study/infusion-window.ts";
import type { WindowFigures } from "../study/window-figures.ts";
import { type Instant, toIso } from "../units/instant.ts";
import { fail, type Result, succeed } from "../units/result.ts";
import type { InfusionDecision } from "./decide-preparation.ts";
import { givenDose } from "./given-dose.ts";
import type { SubjectState } from "./subject-state.ts";
import type { Candidate } from "./treatment.ts";

/** The window that began at T0; refuses one that there is not. */
export function windowFrom(
  { subject, profile }: SubjectState,
  t0: Instant,
  lengths: Protocol["infusionWindow"],
): Result<InfusionWindow, "no_infusion"> {
  const window = infusionWindows(profile, lengths).find(({ startedAt }) => startedAt === t0);
  return window === undefined
    ? fail("no_infusion", `Subject ${subject} has no window from ${toIso(t0)}.`)
    : succeed(window);
}

/**
 * Somebody completes the summary of a window that has closed. To complete it again needs a reason; both are kept.
 * What they saw is kept with what they said.
 */
export function decideSummary(
  state: SubjectState,
  window: InfusionWindow,
  figures: WindowFigures,
  said: { readonly text: string; readonly reason: string | null },
  by: string,
  now: Instant,
  lengths: Protocol["infusionWindow"],
): InfusionDecision {
  const { treatment } = state;
  if (now <= window.endsAt) {
    return fail("window_open", `The window is open until ${toIso(window.endsAt)}.`);
  }
  const last = treatment.summaries.findLast(({ t0 }) => t0 === window.startedAt);
  if (
    last !== undefined &&
    last.completed.by === by &&
    last.text === said.text &&
    last.reason === said.reason
  ) {
    return succeed([]);
  }
  if (last !== undefined && said.reason === null) {
    return fail("reason_missing", "It was completed before: say why it is completed again.");
  }
  return succeed([
    {
      type: "infusionWindowSummarised",
      t0: window.startedAt,
      figures,
      candidates: candidatesIn(state, window, lengths).map(({ candidate }) => candidate),
      given: givenDose(treatment.records, window),
      text: said.text,
      reason: last === undefined ? null : said.reason,
    },
  ]);
}

/** What stands of a window's events, found or entered. */
export function candidatesIn(
  { profile, treatment }: Pick<SubjectState, "profile" | "treatment">,
  window: InfusionWindow,
  lengths: Protocol["infusionWindow"],
): readonly Candidate[] {
  const windows = infusionWindows(profile, lengths);
  return treatment.candidates.filter(
    (one) => one.superseded === null && windowOfCandidate(windows, one)?.startedAt === window.startedAt,
  );
}
