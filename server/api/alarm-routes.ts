import { decideAcknowledgement } from "#lib/alarms/decide-acknowledgement.ts";
import { acknowledgeAtWallSchema, acknowledgeSchema } from "#lib/contract/alarms.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { AccessOffice } from "../access/access-office.ts";
import type { Principal } from "../access/principal.ts";
import type { Recorder } from "../log/recorder.ts";
import { admitted, type Route, type RouteAnswer } from "./route.ts";

/** The doors by which somebody says that they have seen an alarm. */
export function alarmRoutes(recorder: Recorder, office: AccessOffice): readonly Route[] {
  const acknowledge = async (
    { actor }: Principal,
    subject: string,
    alarm: string,
    wall: string | null,
  ): Promise<Result<RouteAnswer>> => {
    const proposed = await recorder.propose({
      actor,
      weight: 1,
      alone: false,
      subjects: () => [subject],
      senderIds: () => [],
      decide: (draft) => {
        const decided = decideAcknowledgement(draft.board(subject), alarm, wall);
        if (decided.ok) for (const event of decided.value) draft.record(subject, event);
        return decided;
      },
    });
    if (!proposed.ok) return proposed;
    return proposed.value.ok ? succeed({ status: 200, json: { ok: true } }) : proposed.value;
  };

  return [
    {
      method: "post",
      path: "/api/v1/subjects/{subject}/alarms/acknowledge",
      access: "alarms:acknowledge",
      summary:
        "Say that one has seen an alarm: it is silent from now on, and visible for as long as it is true",
      body: acknowledgeSchema,
      answers: "`{ok: true}`; again is no change",
      handle({ params, body, principal }) {
        const { alarm } = acknowledgeSchema.parse(body);
        return acknowledge(admitted({ principal }), params.subject ?? "", alarm, null);
      },
    },
    {
      method: "post",
      path: "/api/v1/wall/acknowledge",
      access: "bedside:identify",
      summary: "The same at a wall, by the ticket of a PIN: it is the person's doing, not the wall's",
      body: acknowledgeAtWallSchema,
      answers: "`{ok: true}`",
      async handle({ body, principal }) {
        const { subject, alarm, ticket } = acknowledgeAtWallSchema.parse(body);
        const wall = admitted({ principal });
        const person = office.control.redeem(ticket, wall, "alarms:acknowledge");
        if (person === null) return fail("bad_ticket", "The PIN was shown too long ago. Show it again.");
        return acknowledge(person, subject, alarm, wall.displayName);
      },
    },
  ];
}
