import type { Right } from "#lib/access/right.ts";
import {
  checkSchema,
  correctEndSchema,
  correctPreparationSchema,
  correctStartSchema,
  discardSchema,
  type GivingRequest,
  givingSchema,
  type PrepareRequest,
  prepareSchema,
} from "#lib/contract/infusions.ts";
import { decideEndCorrection } from "#lib/log/decide-end-correction.ts";
import { decideGiving, type GivingStep } from "#lib/log/decide-giving.ts";
import {
  decideCheck,
  decideDiscard,
  decidePreparation,
  decidePreparationCorrection,
} from "#lib/log/decide-preparation.ts";
import { decideStartCorrection } from "#lib/log/decide-start-correction.ts";
import type { Preparation } from "#lib/study/preparation.ts";
import { assertNever } from "#lib/units/assert-never.ts";
import type { Instant } from "#lib/units/instant.ts";
import { type Result, succeed } from "#lib/units/result.ts";
import type { AccessOffice } from "../access/access-office.ts";
import { type Claim, identifySecondPerson } from "../access/second-person.ts";
import type { ViewSource } from "../live/view-source.ts";
import type { Recorder } from "../log/recorder.ts";
import { answerWithRecord } from "./answer-with-record.ts";
import { infusionDeeds } from "./infusion-commands.ts";
import { parseTimes } from "./parse-times.ts";
import { admitted, type Route } from "./route.ts";

const RIGHT: Right = "infusions:record";

/** The doors of an infusion's record: prepared, checked by somebody else, given, and corrected. */
export function infusionRoutes(
  recorder: Recorder,
  source: ViewSource,
  office: AccessOffice,
): readonly Route[] {
  const path = "/api/v1/subjects/{subject}/infusions";
  const answer = answerWithRecord(source);
  const deed = infusionDeeds(recorder, source);

  return [
    {
      method: "get",
      path,
      access: "subjects:see",
      summary: "What is on record of a subject's infusions, their windows, and the events in these",
      answers: "`{infusions, windows, candidates, start_corrections, superseded_summaries}`",
      handle: ({ params }) => answer(params.subject ?? "", { changed: false }),
    },
    {
      method: "post",
      path: `${path}/preparations`,
      access: RIGHT,
      summary: "Write down an infusion as prepared: product, dose, line, bags",
      body: prepareSchema,
      answers: "201 with the record; 200 when it is the one last written down",
      async handle({ params, body, principal }) {
        const preparation = preparationOf(body as PrepareRequest);
        if (!preparation.ok) return preparation;
        return deed(
          params,
          principal,
          (state, _, actor) => decidePreparation(state, preparation.value, actor),
          201,
        );
      },
    },
    {
      method: "post",
      path: `${path}/{infusion}/corrections`,
      access: RIGHT,
      summary: "Write a preparation down anew; the earlier one is kept, and it has to be checked again",
      body: correctPreparationSchema,
      answers: "The record",
      async handle({ params, body, principal }) {
        const { reason, ...request } = body as PrepareRequest & { readonly reason: string };
        const preparation = preparationOf(request);
        if (!preparation.ok) return preparation;
        return deed(params, principal, (state) =>
          decidePreparationCorrection(state, numberOf(params.infusion), preparation.value, reason),
        );
      },
    },
    {
      method: "post",
      path: `${path}/{infusion}/discard`,
      access: RIGHT,
      summary: "Put aside what was prepared and is not to be given",
      body: discardSchema,
      answers: "The record",
      async handle({ params, body, principal }) {
        const { reason } = discardSchema.parse(body);
        return deed(params, principal, (state) => decideDiscard(state, numberOf(params.infusion), reason));
      },
    },
    {
      method: "post",
      path: `${path}/{infusion}/check`,
      access: RIGHT,
      summary:
        "Say that one has checked what somebody else prepared: as whoever is signed in, or by name and password or PIN",
      body: checkSchema,
      answers: "The record; 409 `same_person` for whoever prepared it",
      async handle({ params, body, principal, credentials }) {
        const checker =
          "username" in (body as object)
            ? await identifySecondPerson(office, body as Claim, RIGHT, credentials.caller.address)
            : succeed(admitted({ principal }));
        if (!checker.ok) return checker;
        return deed(params, checker.value, (state, _, actor) =>
          decideCheck(state, numberOf(params.infusion), actor),
        );
      },
    },
    {
      method: "post",
      path: `${path}/{infusion}/steps`,
      access: RIGHT,
      summary: "Start and end bags, interrupt, resume, end: `step` says which. The first bag's start is T0",
      body: givingSchema,
      answers: "The record; the same step at the same time again is no change",
      async handle({ params, body, principal }) {
        const step = stepOf(body as GivingRequest);
        if (!step.ok) return step;
        return deed(params, principal, (state, { now }) =>
          decideGiving(state, numberOf(params.infusion), step.value, now),
        );
      },
    },
    {
      method: "post",
      path: `${path}/{infusion}/end-corrections`,
      access: RIGHT,
      summary: "Correct when an infusion ended and how much went in, with the reason; what stood is kept",
      body: correctEndSchema,
      answers: "The record",
      async handle({ params, body, principal }) {
        const { given_ml, reason, ...request } = correctEndSchema.parse(body);
        const times = parseTimes(request, ["ended_at"]);
        if (!times.ok) return times;
        const end = { at: times.value.ended_at as Instant, givenMl: given_ml ?? null };
        return deed(params, principal, (state, { now }) =>
          decideEndCorrection(state, numberOf(params.infusion), end, reason, now),
        );
      },
    },
    {
      method: "post",
      path: `${path}/start-corrections`,
      access: "data:correct",
      summary:
        "Correct when an infusion began, with the reason; its window and candidates are worked out anew",
      body: correctStartSchema,
      answers: "The record",
      async handle({ params, body, principal }) {
        const request = correctStartSchema.parse(body);
        const times = parseTimes(request, ["was", "started_at"]);
        if (!times.ok) return times;
        const { was, started_at } = times.value as { readonly was: Instant; readonly started_at: Instant };
        return deed(params, principal, (state, { now }) =>
          decideStartCorrection(state, was, started_at, request.reason, now),
        );
      },
    },
  ];
}

/** What is no number names no infusion, which is then said. */
function numberOf(text: string | undefined): number {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : 0;
}

function preparationOf(request: PrepareRequest): Result<Preparation, "bad_time"> {
  const times = parseTimes(request, ["expires_at"]);
  if (!times.ok) return times;
  const { arm, mode, product, lot, route, line, bags } = request;
  return succeed({
    arm,
    mode,
    weightKg: request.weight_kg,
    prescribedCells: request.prescribed_cells ?? null,
    product: product.trim(),
    lot: lot.trim(),
    passage: request.passage ?? null,
    expiresAt: times.value.expires_at as Instant,
    route: route.trim(),
    line: line.trim(),
    bags: bags.map(({ label, volume_ml, cells }) => ({
      label: label.trim(),
      volumeMl: volume_ml,
      cells: cells ?? null,
    })),
  });
}

function stepOf(request: GivingRequest): Result<GivingStep, "bad_time"> {
  const times = parseTimes({ at: request.at ?? null }, ["at"]);
  if (!times.ok) return times;
  const at = times.value.at ?? null;
  switch (request.step) {
    case "start_bag":
      return succeed({
        step: "start_bag",
        bag: request.bag,
        at,
        expiredBecause: request.expired_because ?? null,
      });
    case "end_bag":
      return succeed({ step: "end_bag", bag: request.bag, at, givenMl: request.given_ml ?? null });
    case "interrupt":
      return succeed({ step: "interrupt", at, reason: request.reason });
    case "resume":
      return succeed({ step: "resume", at });
    case "end":
      return succeed({ step: "end", at, givenMl: request.given_ml ?? null, reason: request.reason ?? null });
    default:
      return assertNever(request);
  }
}
