import { opinionSchema, reopeningSchema, type VerdictRequest, verdictSchema } from "#lib/contract/events.ts";
import { decideOpinion, decideReopening, decideVerdict } from "#lib/log/decide-adjudication.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { type Result, succeed } from "#lib/units/result.ts";
import type { Recorder } from "../log/recorder.ts";
import type { CaseSources } from "./case-json.ts";
import { caseJson } from "./case-json.ts";
import type { Commanded } from "./commands.ts";
import { commandInfusion } from "./infusion-commands.ts";
import { admitted, type Route, type RouteAnswer } from "./route.ts";

/** The doors of an event that may be infusion-associated: what is known of it, and what people say of it. */
export function caseRoutes(recorder: Recorder, sources: CaseSources): readonly Route[] {
  const path = "/api/v1/subjects/{subject}/infusion-events/{event}";

  const answer = async (
    params: Readonly<Record<string, string>>,
    done: Result<Commanded>,
  ): Promise<Result<RouteAnswer>> => {
    if (!done.ok) return done;
    const json = await caseJson(sources, params.subject ?? "", params.event ?? "");
    return json.ok ? succeed({ status: done.value.changed ? 201 : 200, json: json.value }) : json;
  };

  return [
    {
      method: "get",
      path,
      access: "events:see",
      summary: "One event of a window with the readings around its onset, its alarm and what was said of it",
      answers: "`{server_time, time_zone, case, evidence, window, infusions, alarm, adverse_events}`",
      handle: ({ params }) => answer(params, succeed({ changed: false })),
    },
    {
      method: "post",
      path: `${path}/verdicts`,
      access: "events:confirm",
      summary: "An investigator confirms, rejects or is unsure of a candidate, with the rationale",
      body: verdictSchema,
      answers:
        "201 with the case; 409 `outside_window`, `same_person`, `already_adjudicated`, `stale_version`",
      async handle({ params, body, principal }) {
        const request = body as VerdictRequest;
        const { actor: by } = admitted({ principal });
        const deed = {
          candidate: nameOf(params),
          by,
          verdict: request.verdict,
          confirmedAs: request.verdict === "CONFIRM" ? request.confirmed_as : null,
          rationale: request.rationale,
          expectedVersion: request.expected_version,
        };
        const done = await commandInfusion(recorder, params.subject ?? "", by, (state) =>
          decideVerdict(state, deed, PROTOCOL),
        );
        return answer(params, done);
      },
    },
    {
      method: "post",
      path: `${path}/opinions`,
      access: "events:second_opinion",
      summary: "A consultant, who is another person, agrees or disagrees with the present verdict",
      body: opinionSchema,
      answers: "201 with the case; 409 `same_person`, `not_adjudicated`, `stale_version`",
      async handle({ params, body, principal }) {
        const { opinion, rationale, expected_version: expectedVersion } = opinionSchema.parse(body);
        const { actor: by } = admitted({ principal });
        const deed = { candidate: nameOf(params), by, opinion, rationale, expectedVersion };
        const done = await commandInfusion(recorder, params.subject ?? "", by, (state) =>
          decideOpinion(state, deed, PROTOCOL),
        );
        return answer(params, done);
      },
    },
    {
      method: "post",
      path: `${path}/reopenings`,
      access: "events:confirm",
      summary: "Ask for another round, with the reason; every round is kept",
      body: reopeningSchema,
      answers: "201 with the case; 409 `not_adjudicated`, `stale_version`",
      async handle({ params, body, principal }) {
        const request = reopeningSchema.parse(body);
        const { actor: by } = admitted({ principal });
        const deed = {
          candidate: nameOf(params),
          by,
          reasonCode: request.reason_code,
          text: request.text ?? null,
          expectedVersion: request.expected_version,
        };
        const done = await commandInfusion(recorder, params.subject ?? "", by, (state) =>
          decideReopening(state, deed, PROTOCOL),
        );
        return answer(params, done);
      },
    },
  ];
}

function nameOf({ subject = "", event = "" }: Readonly<Record<string, string>>): string {
  return `${subject}/IAE/${event}`;
}
