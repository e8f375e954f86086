import { acknowledgeAtWallSchema, acknowledgeSchema, pauseAudioSchema } from "#lib/contract/alarms.ts";
import { type Result, succeed } from "#lib/units/result.ts";
import type { AccessOffice } from "../access/access-office.ts";
import { type Acknowledgement, acknowledge } from "../alarms/acknowledge.ts";
import { pauseAudio } from "../alarms/pause-audio.ts";
import type { Recorder } from "../log/recorder.ts";
import { admitted, nameOfDoor, type Route, type RouteAnswer, type RouteRequest } from "./route.ts";

const WALL_PATH = "/api/v1/wall/acknowledge";
const AT_WALL = nameOfDoor({ method: "post", path: WALL_PATH });

/** The doors by which somebody says that they have seen an alarm. */
export function alarmRoutes(recorder: Recorder, office: AccessOffice): readonly Route[] {
  const answer = async (seen: Acknowledgement): Promise<Result<RouteAnswer>> => {
    const done = await acknowledge(recorder, seen);
    return done.ok ? succeed({ status: 200, json: { ok: true } }) : done;
  };

  const pause = async ({ body, principal }: RouteRequest): Promise<Result<RouteAnswer>> => {
    const { actor } = admitted({ principal });
    const done = await pauseAudio(recorder, { actor, ...pauseAudioSchema.parse(body) });
    return done.ok ? succeed({ status: 200, json: { ok: true, alarms: done.value } }) : done;
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
        const { actor } = admitted({ principal });
        return answer({ actor, subject: params.subject ?? "", alarm, wall: null });
      },
    },
    {
      method: "post",
      path: WALL_PATH,
      access: "bedside:identify",
      summary: "The same at a wall, by the ticket of a PIN: it is the person's doing, not the wall's",
      body: acknowledgeAtWallSchema,
      answers: "`{ok: true}`",
      async handle({ body, principal, credentials }) {
        const { subject, alarm, ticket } = acknowledgeAtWallSchema.parse(body);
        const wall = admitted({ principal });
        const { address } = credentials.caller;
        const person = office.control.redeem(ticket, {
          wall,
          right: "alarms:acknowledge",
          door: AT_WALL,
          address,
        });
        if (!person.ok) return person;
        return answer({ actor: person.value.actor, subject, alarm, wall: wall.displayName });
      },
    },
    {
      method: "post",
      path: "/api/v1/alarms/pause",
      access: "alarms:acknowledge",
      summary:
        "Pause the sound of every alarm that sounds on the ward, for two minutes at most, or end that; what comes after sounds all the same",
      body: pauseAudioSchema,
      answers:
        "`{ok: true, alarms}`: how many were paused or sound again; 409 `paused_just_now` where they must be heard first",
      handle: pause,
    },
    {
      method: "post",
      path: "/api/v1/wall/pause",
      access: "bedside:identify",
      summary: "The same by a touch of a wall, without a PIN: it is the wall's doing",
      body: pauseAudioSchema,
      answers: "The same",
      handle: pause,
    },
  ];
}
