import { type ChangeLimitsRequest, changeLimitsSchema, limitsGiven } from "#lib/contract/limits.ts";
import { decideLimits } from "#lib/log/decide-limits.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { FoldedLog } from "../log/folded-log.ts";
import type { Recorder } from "../log/recorder.ts";
import { commandSubject, enrolledOnly } from "./commands.ts";
import { toLimitsJson } from "./limits-json.ts";
import { admitted, type Route, type RouteAnswer } from "./route.ts";

/** The doors to the limits of one subject's alarms. */
export function limitRoutes(recorder: Recorder, folded: FoldedLog): readonly Route[] {
  const answer = (subject: string): Result<RouteAnswer> => {
    const state = folded.subject(subject);
    return state === null
      ? fail("unknown_subject", `No subject is enrolled as ${subject}.`)
      : succeed({ status: 200, json: toLimitsJson(state) });
  };

  return [
    {
      method: "get",
      path: "/api/v1/subjects/{subject}/limits",
      access: "limits:see",
      summary: "The alarm limits of one subject: the protocol's, those in force, and every change",
      answers: "`{subject, protocol, limits, history}`",
      handle: ({ params }) => answer(params.subject ?? ""),
    },
    {
      method: "patch",
      path: "/api/v1/subjects/{subject}/limits",
      access: "limits:manage",
      summary:
        "Set alarm limits for one subject, with the reason; null goes back to the protocol's. What is open is judged anew at once",
      body: changeLimitsSchema,
      answers: "The same as the look-up; 422 for a limit outside its range",
      async handle({ params, body, principal }) {
        const subject = params.subject ?? "";
        const request = body as ChangeLimitsRequest;
        const command = { changes: limitsGiven(request), reason: request.reason.trim() };
        const decide = enrolledOnly(subject, (state) =>
          decideLimits(state, command, PROTOCOL.alarms.limitRanges),
        );
        const done = await commandSubject(recorder, subject, admitted({ principal }), decide);
        return done.ok ? answer(subject) : done;
      },
    },
  ];
}
