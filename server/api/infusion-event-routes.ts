import { decideAcknowledgement } from "#lib/alarms/decide-acknowledgement.ts";
import {
  correctEventSchema,
  type EnterEventRequest,
  enterEventSchema,
  summariseSchema,
  withdrawEventSchema,
} from "#lib/contract/infusions.ts";
import { decideEntry, decideEntryCorrection, decideWithdrawal } from "#lib/log/decide-candidate.ts";
import { decideSummary, windowFrom } from "#lib/log/decide-summary.ts";
import type { CandidateFacts } from "#lib/log/infusion-event.ts";
import type { SubjectState } from "#lib/log/subject-state.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { studyInputOf } from "#lib/study/study-input.ts";
import { windowFigures } from "#lib/study/window-figures.ts";
import type { Instant } from "#lib/units/instant.ts";
import { type Result, succeed } from "#lib/units/result.ts";
import type { ViewSource } from "../live/view-source.ts";
import type { Draft } from "../log/draft.ts";
import type { Recorder } from "../log/recorder.ts";
import { infusionDeeds } from "./infusion-commands.ts";
import { parseTimes } from "./parse-times.ts";
import type { Route } from "./route.ts";

const LENGTHS = PROTOCOL.infusionWindow;

/** The doors of what happens in an infusion's window: events entered by hand, and what is said when it is over. */
export function infusionEventRoutes(recorder: Recorder, source: ViewSource): readonly Route[] {
  const path = "/api/v1/subjects/{subject}/infusion-events";
  const deed = infusionDeeds(recorder, source);

  return [
    {
      method: "post",
      path,
      access: "infusions:record",
      summary: "Enter an event of an infusion's window: a prescribed one, or any other in one's own words",
      body: enterEventSchema,
      answers: "201 with the record; 200 when it is entered already. A candidate, to be adjudicated",
      async handle({ params, body, principal }) {
        const facts = factsOf(body as EnterEventRequest);
        if (!facts.ok) return facts;
        return deed(
          params,
          principal,
          (state, { now }, actor) => decideEntry(state, facts.value, actor, now, LENGTHS),
          201,
        );
      },
    },
    {
      method: "post",
      path: `${path}/{event}/corrections`,
      access: "infusions:record",
      summary: "Correct an event that was entered wrongly, with the reason; what stood before is kept",
      body: correctEventSchema,
      answers: "The record",
      async handle({ params, body, principal }) {
        const subject = params.subject ?? "";
        const { reason, ...request } = body as EnterEventRequest & { readonly reason: string };
        const facts = factsOf(request);
        if (!facts.ok) return facts;
        return deed(params, principal, (state, { now }) =>
          decideEntryCorrection(state, nameOf(subject, params.event), facts.value, reason, now, LENGTHS),
        );
      },
    },
    {
      method: "post",
      path: `${path}/{event}/withdraw`,
      access: "infusions:record",
      summary: "Take back an event that was entered, with the reason; it stays on record as withdrawn",
      body: withdrawEventSchema,
      answers: "The record",
      async handle({ params, body, principal }) {
        const subject = params.subject ?? "";
        const { reason } = withdrawEventSchema.parse(body);
        return deed(params, principal, (state) =>
          decideWithdrawal(state, nameOf(subject, params.event), reason, LENGTHS),
        );
      },
    },
    {
      method: "post",
      path: "/api/v1/subjects/{subject}/infusions/summaries",
      access: "infusions:record",
      summary: "Complete the summary of a window that has closed; this acknowledges its alarm as well",
      body: summariseSchema,
      answers: "201 with the record; 409 `window_open` before its 24 hours are over",
      async handle({ params, body, principal }) {
        const { t0: text, ...request } = summariseSchema.parse(body);
        const times = parseTimes({ t0: text }, ["t0"]);
        if (!times.ok) return times;
        const t0 = times.value.t0 as Instant;
        const said = { text: request.text.trim(), reason: request.reason ?? null };
        const summarise = (state: SubjectState, draft: Draft, actor: string) => {
          const window = windowFrom(state, t0, LENGTHS);
          if (!window.ok) return window;
          const input = studyInputOf(state.profile, draft.book(state.subject), {
            ...source.context(),
            now: draft.now,
          });
          const figures = windowFigures(input, window.value);
          const decided = decideSummary(state, window.value, figures, said, actor, draft.now, LENGTHS);
          if (decided.ok) acknowledgeClosing(draft, state, t0);
          return decided;
        };
        return deed(params, principal, summarise, 201);
      },
    },
  ];
}

/** Whoever completes the form has seen that it was to be completed. */
function acknowledgeClosing(draft: Draft, { subject }: SubjectState, t0: Instant): void {
  const board = draft.board(subject);
  const alarm = board.alarms.find(
    ({ condition, occasion, endedAt }) => condition === "IAE-END" && occasion === t0 && endedAt === null,
  );
  if (alarm === undefined) return;
  const seen = decideAcknowledgement(board, alarm.alarm, null);
  if (seen.ok) for (const event of seen.value) draft.record(subject, event);
}

function nameOf(subject: string, number: string | undefined): string {
  return `${subject}/IAE/${number ?? ""}`;
}

function factsOf(request: EnterEventRequest): Result<CandidateFacts, "bad_time"> {
  const times = parseTimes({ onset: request.onset }, ["onset"]);
  if (!times.ok) return times;
  return succeed({
    event: request.event ?? null,
    term: request.term.trim(),
    onset: times.value.onset as Instant,
    note: request.note?.trim() || null,
  });
}
