import {
  type AdverseEventRequest,
  type AdverseEventsJson,
  adverseEventSchema,
  correctAdverseEventSchema,
  reportSchema,
  voidAdverseEventSchema,
} from "#lib/contract/events.ts";
import {
  decideAdverseEvent,
  decideAdverseEventCorrection,
  decideAdverseEventVoiding,
  decideReport,
} from "#lib/log/decide-adverse-event.ts";
import { projectAdverseEvents } from "#lib/projections/project-events.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import type { AdverseEventFacts } from "#lib/study/adverse-event.ts";
import type { Instant } from "#lib/units/instant.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { FoldedLog } from "../log/folded-log.ts";
import type { Recorder } from "../log/recorder.ts";
import type { Commanded } from "./commands.ts";
import { commandInfusion } from "./infusion-commands.ts";
import { parseTimes } from "./parse-times.ts";
import { admitted, type Route, type RouteAnswer } from "./route.ts";

/** The doors of a subject's adverse events. */
export function adverseEventRoutes(
  recorder: Recorder,
  folded: FoldedLog,
  timeZone: string,
): readonly Route[] {
  const path = "/api/v1/subjects/{subject}/adverse-events";

  const answer = (subject: string, done: Result<Commanded>): Result<RouteAnswer> => {
    if (!done.ok) return done;
    const state = folded.subject(subject);
    if (state === null) return fail("unknown_subject", `No subject is enrolled as ${subject}.`);
    const json: AdverseEventsJson = {
      subject,
      time_zone: timeZone,
      adverse_events: projectAdverseEvents(state, PROTOCOL),
    };
    return succeed({ status: done.value.changed ? 201 : 200, json });
  };

  return [
    {
      method: "get",
      path,
      access: "events:see",
      summary:
        "The adverse events of one subject, with every version and with what is to be reported until when",
      answers: "`{subject, time_zone, adverse_events}`, in the order in which they were recorded",
      handle: ({ params }) => answer(params.subject ?? "", succeed({ changed: false })),
    },
    {
      method: "post",
      path,
      access: "infusions:record",
      summary: "Record an adverse event, from a candidate or by itself",
      body: adverseEventSchema,
      answers: "201 with the subject's adverse events; 200 when it is recorded already",
      async handle({ params, body, principal }) {
        const subject = params.subject ?? "";
        const facts = factsOf(body as AdverseEventRequest);
        if (!facts.ok) return facts;
        const { actor } = admitted({ principal });
        const done = await commandInfusion(recorder, subject, actor, (state, { now }) =>
          decideAdverseEvent(state, facts.value, actor, now),
        );
        return answer(subject, done);
      },
    },
    {
      method: "post",
      path: `${path}/{event}/corrections`,
      access: "data:correct",
      summary: "Write an adverse event down anew, with the reason; what stood before is kept",
      body: correctAdverseEventSchema,
      answers: "201 with the subject's adverse events; 409 `stale_version`",
      async handle({ params, body, principal }) {
        const subject = params.subject ?? "";
        const request = correctAdverseEventSchema.parse(body);
        const facts = factsOf(request);
        if (!facts.ok) return facts;
        const change = { ...changeOf(params, request), ...reasonOf(request), facts: facts.value };
        const { actor } = admitted({ principal });
        const done = await commandInfusion(recorder, subject, actor, (state, { now }) =>
          decideAdverseEventCorrection(state, change, now),
        );
        return answer(subject, done);
      },
    },
    {
      method: "post",
      path: `${path}/{event}/void`,
      access: "data:correct",
      summary: "Void an adverse event, with the reason; it stays on record and counts for nothing",
      body: voidAdverseEventSchema,
      answers: "201 with the subject's adverse events; 409 `stale_version`",
      async handle({ params, body, principal }) {
        const subject = params.subject ?? "";
        const request = voidAdverseEventSchema.parse(body);
        const { actor } = admitted({ principal });
        const done = await commandInfusion(recorder, subject, actor, (state) =>
          decideAdverseEventVoiding(state, { ...changeOf(params, request), ...reasonOf(request) }),
        );
        return answer(subject, done);
      },
    },
    {
      method: "post",
      path: `${path}/{event}/reports`,
      access: "data:correct",
      summary: "Say when it was reported: to the sponsor, or as a suspected unexpected one",
      body: reportSchema,
      answers: "201 with the subject's adverse events; 409 `nothing_to_report`, `stale_version`",
      async handle({ params, body, principal }) {
        const subject = params.subject ?? "";
        const request = reportSchema.parse(body);
        const times = parseTimes({ sent_at: request.sent_at }, ["sent_at"]);
        if (!times.ok) return times;
        const change = {
          ...changeOf(params, request),
          report: request.report,
          at: times.value.sent_at as Instant,
          reason: request.reason == null ? null : reasonOf(request.reason),
        };
        const { actor } = admitted({ principal });
        const done = await commandInfusion(recorder, subject, actor, (state, { now }) =>
          decideReport(state, change, now, PROTOCOL.reporting),
        );
        return answer(subject, done);
      },
    },
  ];
}

function changeOf(
  { subject = "", event = "" }: Readonly<Record<string, string>>,
  { expected_version: expectedVersion }: { readonly expected_version: number },
) {
  return { adverseEvent: `${subject}/AE/${event}`, expectedVersion };
}

function reasonOf({
  reason_code: reasonCode,
  text,
}: ReturnType<typeof voidAdverseEventSchema.parse> | ReasonOnly) {
  return { reasonCode, text: text ?? null };
}

type ReasonOnly = Omit<ReturnType<typeof voidAdverseEventSchema.parse>, "expected_version">;

function factsOf(request: AdverseEventRequest): Result<AdverseEventFacts, "bad_time"> {
  const { onset, ended = null, aware_at } = request;
  const times = parseTimes({ onset, ended, aware_at }, ["onset", "ended", "aware_at"]);
  if (!times.ok) return times;
  const { grade, seriousness, expectedness = null, action, outcome } = request;
  return succeed({
    candidate: request.candidate ?? null,
    term: request.term.trim(),
    codedTerm: request.coded_term?.trim() || null,
    organClass: request.organ_class?.trim() || null,
    onset: times.value.onset as Instant,
    ended: times.value.ended ?? null,
    grade,
    seriousness: [...new Set(seriousness)],
    causality: request.causality ?? null,
    toProduct: request.to_product ?? null,
    toProcedure: request.to_procedure ?? null,
    expectedness,
    action,
    outcome,
    narrative: request.narrative?.trim() || null,
    awareAt: times.value.aware_at as Instant,
    reporter: request.reporter.trim(),
  });
}
