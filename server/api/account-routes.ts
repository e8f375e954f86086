import { rightsOfRole } from "#lib/access/grants.ts";
import {
  type BedsideAnswer,
  type BedsidePeople,
  bedsideSchema,
  changePasswordSchema,
  setPinSchema,
} from "#lib/contract/access.ts";
import { toIso } from "#lib/units/instant.ts";
import { fail, succeed } from "#lib/units/result.ts";
import type { AccessOffice } from "../access/access-office.ts";
import { ENDINGS } from "../access/endings.ts";
import { actorOfPerson } from "../access/principal.ts";
import { recordDone } from "../access/record-done.ts";
import { admitted, type Route } from "./route.ts";

/** A person's own password and PIN, and what the PIN is for: saying at a wall who stands there. */
export function accountRoutes(office: AccessOffice): readonly Route[] {
  const {
    people,
    sessions,
    passwords,
    pins,
    security,
    passwordGuesses,
    pinGuesses,
    presence,
    tickets,
    refusals,
  } = office;

  /** Asks for the present password once more before anything about signing in is changed. */
  const confirm = (username: string, password: string, address: string | null) =>
    passwordGuesses.make(username, address, () => passwords.confirm(username, password));

  return [
    {
      method: "post",
      path: "/api/v1/auth/password",
      access: "account:own",
      recorded: true,
      summary: "Change one's own password; every other session ends",
      body: changePasswordSchema,
      answers: "`{ok: true}` and a new session's cookie",
      async handle({ body, principal, credentials }) {
        const { current_password, new_password } = changePasswordSchema.parse(body);
        const { actor, id } = admitted({ principal });
        const { address } = credentials.caller;
        const confirmed = await confirm(id, current_password, address);
        if (!confirmed.ok) return confirmed;
        const set = await passwords.set(id, new_password);
        if (!set.ok) return set;
        const recorded = await recordDone(security, {
          actor,
          events: [{ type: "passwordSet", person: id }],
          undo: null,
        });
        if (!recorded.ok) return recorded;
        const again = await sessions.signIn(id, new_password, address);
        // Where it was changed, the page goes on with its new session.
        const here = principal?.session?.id;
        presence.end((one) => one.actor === actor && one.session?.id !== here, ENDINGS.passwordChanged);
        return again.ok ? succeed({ status: 200, json: { ok: true }, cookies: again.value.cookies }) : again;
      },
    },
    {
      method: "post",
      path: "/api/v1/auth/pin",
      access: "account:own",
      recorded: true,
      summary: "Set one's own PIN for walls",
      body: setPinSchema,
      answers: "`{ok: true}`",
      async handle({ body, principal, credentials }) {
        const { current_password, pin } = setPinSchema.parse(body);
        const { actor, id } = admitted({ principal });
        const confirmed = await confirm(id, current_password, credentials.caller.address);
        // Whoever signs in at the hospital has no password here: their session has to do.
        if (!confirmed.ok && confirmed.code !== "no_password") return confirmed;
        const set = await pins.set(id, pin);
        if (!set.ok) return set;
        // Whoever was shown the old one may have it in use at a wall.
        tickets.revoke(id);
        const recorded = await recordDone(security, {
          actor,
          events: [{ type: "pinSet", person: id }],
          undo: null,
        });
        return recorded.ok ? succeed({ status: 200, json: { ok: true } }) : recorded;
      },
    },
    {
      method: "get",
      path: "/api/v1/auth/bedside",
      access: "bedside:identify",
      summary: "Who can say at this wall who they are",
      answers: "`{people: [{username, display_name}]}`",
      handle() {
        const able = people
          .list()
          .filter(
            ({ has_pin, disabled, role }) =>
              has_pin && !disabled && rightsOfRole(role).has("alarms:acknowledge"),
          )
          .map(({ username, display_name }) => ({ username, display_name }));
        const json: BedsidePeople = { people: able };
        return succeed({ status: 200, json });
      },
    },
    {
      method: "post",
      path: "/api/v1/auth/bedside",
      access: "bedside:identify",
      recorded: true,
      summary: "Say by a PIN who stands before this wall: for one action within a minute it is theirs",
      body: bedsideSchema,
      answers: "`{username, display_name, ticket, expires_at}`",
      async handle({ body, principal, credentials }) {
        const { username, pin } = bedsideSchema.parse(body);
        const wall = admitted({ principal });
        const { address } = credentials.caller;
        const made = await pinGuesses.make(username, wall.id, async () => {
          const person = await pins.find(username, pin);
          return person !== null && rightsOfRole(person.role).has("alarms:acknowledge")
            ? succeed(person)
            : fail("wrong_credentials", "The PIN is wrong.");
        });
        if (!made.ok) {
          const { code } = made;
          if (code === "too_many_attempts") {
            refusals.add({ actor: wall.actor, door: `PIN of ${username}`, code, address });
          } else {
            security.note(wall.actor, { type: "signInFailed", method: "pin", name: username, code, address });
          }
          return made;
        }
        const person = made.value;
        const recorded = await security.record(actorOfPerson(username), {
          type: "signedIn",
          method: "pin",
          address,
        });
        if (!recorded.ok) return recorded;
        const { ticket, expiresAt } = tickets.issue(person.username, wall.id);
        const json: BedsideAnswer = {
          username,
          display_name: person.displayName,
          ticket,
          expires_at: toIso(expiresAt),
        };
        return succeed({ status: 200, json });
      },
    },
  ];
}
