import type { PersonRole } from "#lib/access/role.ts";
import type { SecurityEvent } from "#lib/access/security-event.ts";
import {
  addPersonSchema,
  changePersonSchema,
  noBodySchema,
  type OnceShown,
  type PersonJson,
} from "#lib/contract/access.ts";
import { toIso } from "#lib/units/instant.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { AccessOffice } from "../access/access-office.ts";
import { ENDINGS, type Ending } from "../access/endings.ts";
import { storing } from "../access/people-failure.ts";
import type { Person } from "../access/person.ts";
import { recordDone } from "../access/record-done.ts";
import { Turns } from "../access/turns.ts";
import { admitted, type Route, type RouteAnswer, type RouteRequest } from "./route.ts";

/** The doors through which an admin looks after people. */
export function peopleRoutes(office: AccessOffice): readonly Route[] {
  const { people, sessions, passwords, security, presence } = office;
  const turns = new Turns();

  const find = (username: string): Result<Person, "unknown_person"> => {
    const person = people.find(username);
    return person === null ? fail("unknown_person", `There is no user ${username}.`) : succeed(person);
  };

  const jsonOf = (username: string): PersonJson | null =>
    people.list().find((person) => person.username === username) ?? null;

  const makeLink = async (actor: string, username: string): Promise<Result<OnceShown>> => {
    const link = await passwords.makeLink(username);
    if (link === null) return fail("unknown_person", `There is no user ${username}.`);
    const recorded = await security.record(actor, { type: "setUpLinkMade", person: username });
    if (!recorded.ok) return recorded;
    return succeed({
      path: `/set-up#${link.secret}`,
      secret: link.secret,
      expires_at: toIso(link.expiresAt),
    });
  };

  const endSockets = (username: string, ending: Ending): void =>
    presence.end(({ kind, id }) => kind === "person" && id === username, ending);

  const changePerson = async ({ params, body, principal }: RouteRequest): Promise<Result<RouteAnswer>> => {
    const { display_name, role, disabled } = changePersonSchema.parse(body);
    const { actor } = admitted({ principal });
    const found = find(params.username ?? "");
    if (!found.ok) return found;
    // Shutting somebody out may take the last of the room that is kept for it.
    const ready = disabled === true ? found : await office.ready();
    if (!ready.ok) return ready;
    const person = found.value;
    const { username, displayName } = person;
    const isLosingAdmin = (role ?? person.role) !== "admin" || (disabled ?? person.disabled);
    const admins = people.admins();
    if (isLosingAdmin && admins.length === 1 && admins[0] === username) {
      return fail(
        "last_admin",
        `${username} is the only admin who can sign in: make another one first, who has set a password.`,
      );
    }
    const changed = await storing(() =>
      people.change(username, {
        ...(display_name === undefined ? {} : { displayName: display_name }),
        ...(role === undefined ? {} : { role }),
        ...(disabled === undefined ? {} : { disabled }),
      }),
    );
    if (!changed.ok) {
      if (disabled !== true) return changed;
      people.shutOut(username);
    }
    const recorded = await recordDone(security, {
      actor,
      events: changesOf(person, changed.ok ? role : undefined, disabled),
      // Whoever is shut out in an emergency stays out, recorded or not.
      undo:
        disabled === true
          ? null
          : () => people.change(username, { displayName, role: person.role, disabled: person.disabled }),
    });
    // What could not be undone holds, and with it what follows for their sessions.
    const now = people.find(username) ?? person;
    if (now.disabled) {
      sessions.endAll(username, "account_disabled");
      endSockets(username, ENDINGS.disabled);
    } else if (now.role !== person.role) {
      // They come back at once, with what they may do now.
      endSockets(username, ENDINGS.roleChanged);
    }
    if (!recorded.ok) return recorded;
    return changed.ok ? succeed({ status: 200, json: { person: jsonOf(username) } }) : UNWRITTEN;
  };

  return [
    {
      method: "get",
      path: "/api/v1/people",
      access: "people:manage",
      summary: "Everybody who may sign in",
      answers: "`{people: [Person]}`",
      handle: () => succeed({ status: 200, json: { people: people.list() } }),
    },
    {
      method: "post",
      path: "/api/v1/people",
      access: "people:manage",
      recorded: true,
      summary: "Add a person; they set their own password by the link",
      body: addPersonSchema,
      answers: "201 with `{person, link}`; the link is shown once",
      async handle({ body, principal }) {
        const { username, display_name, role } = addPersonSchema.parse(body);
        const { actor } = admitted({ principal });
        const added = await people.add({ username, displayName: display_name, role });
        if (!added.ok) return added;
        const recorded = await recordDone(security, {
          actor,
          events: [{ type: "personAdded", person: username, role }],
          undo: () => people.forget(username),
        });
        if (!recorded.ok) return recorded;
        const made = await storing(() => makeLink(actor, username));
        const link = made.ok ? made.value : made;
        if (!link.ok) return fail(link.code, `${username} is added, but without a link: ${link.detail}`);
        return succeed({ status: 201, json: { person: jsonOf(username), link: link.value } });
      },
    },
    {
      method: "patch",
      path: "/api/v1/people/{username}",
      access: "people:manage",
      summary:
        "Change a person's name or role, disable or enable them; whoever is disabled is out within a second",
      body: changePersonSchema,
      answers: "`{person}`",
      // One after the other: two admins who take each other's role at once would leave nobody.
      handle: (request) => turns.take(() => changePerson(request)),
    },
    {
      method: "post",
      path: "/api/v1/people/{username}/set-up-link",
      access: "people:manage",
      recorded: true,
      summary: "A new one-time link by which a person sets their password anew",
      body: noBodySchema,
      answers: "201 with `{link}`, shown once",
      async handle({ params, principal }) {
        const found = find(params.username ?? "");
        if (!found.ok) return found;
        const link = await makeLink(admitted({ principal }).actor, found.value.username);
        return link.ok ? succeed({ status: 201, json: { link: link.value } }) : link;
      },
    },
    {
      method: "post",
      path: "/api/v1/people/{username}/sign-out",
      access: "people:manage",
      summary: "End every session of a person",
      body: noBodySchema,
      answers: "`{ok: true}`",
      async handle({ params, principal }) {
        const found = find(params.username ?? "");
        if (!found.ok) return found;
        const { username } = found.value;
        sessions.endAll(username, "signed_out_by_admin");
        const recorded = await recordDone(security, {
          actor: admitted({ principal }).actor,
          events: [{ type: "sessionsEnded", person: username }],
          undo: null,
        });
        endSockets(username, ENDINGS.signedOutByAdmin);
        return recorded.ok ? succeed({ status: 200, json: { ok: true } }) : recorded;
      },
    },
  ];
}

const UNWRITTEN = fail(
  "done_unrecorded",
  "This user is disabled from now on. It cannot be written down yet: a restart of the server before it can be would forget it.",
);

function changesOf(
  { username, role: before, disabled: wasDisabled }: Person,
  role: PersonRole | undefined,
  disabled: boolean | undefined,
): readonly SecurityEvent[] {
  const events: SecurityEvent[] = [];
  if (role !== undefined && role !== before) {
    events.push({ type: "roleChanged", person: username, from: before, to: role });
  }
  if (disabled !== undefined && disabled !== wasDisabled) {
    events.push({ type: disabled ? "personDisabled" : "personEnabled", person: username });
  }
  return events;
}
