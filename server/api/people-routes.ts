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
import type { Person } from "../access/person.ts";
import { admitted, type Route } from "./route.ts";

/** The doors through which an admin looks after people. */
export function peopleRoutes(office: AccessOffice): readonly Route[] {
  const { people, sessions, passwords, security, presence } = office;

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

  const endSockets = (username: string, code: string, detail: string): void =>
    presence.end(({ kind, id }) => kind === "person" && id === username, code, detail);

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
      summary: "Add a person; they set their own password by the link",
      body: addPersonSchema,
      answers: "201 with `{person, link}`; the link is shown once",
      async handle({ body, principal }) {
        const { username, display_name, role } = addPersonSchema.parse(body);
        const { actor } = admitted({ principal });
        const added = await people.add({ username, displayName: display_name, role });
        if (!added.ok) return added;
        const recorded = await security.record(actor, { type: "personAdded", person: username, role });
        if (!recorded.ok) return recorded;
        const link = await makeLink(actor, username);
        if (!link.ok) return link;
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
      async handle({ params, body, principal }) {
        const { display_name, role, disabled } = changePersonSchema.parse(body);
        const { actor } = admitted({ principal });
        const found = find(params.username ?? "");
        if (!found.ok) return found;
        const person = found.value;
        const { username } = person;
        const isLosingAdmin =
          person.role === "admin" && !person.disabled && ((role ?? "admin") !== "admin" || disabled === true);
        if (isLosingAdmin && people.count("admin") === 1) {
          return fail("last_admin", `${username} is the only admin: make another one first.`);
        }
        await people.change(username, {
          ...(display_name === undefined ? {} : { displayName: display_name }),
          ...(role === undefined ? {} : { role }),
          ...(disabled === undefined ? {} : { disabled }),
        });
        // Whatever the log can still take: somebody who is to be out is out first.
        if (disabled === true) {
          await sessions.endAll(username);
          endSockets(username, "unauthenticated", "This user has been disabled.");
        } else if (role !== undefined && role !== person.role) {
          // They come back at once, with what they may do now.
          endSockets(username, "role_changed", "Your role has changed.");
        }
        for (const event of changesOf(person, role, disabled)) {
          const recorded = await security.record(actor, event);
          if (!recorded.ok) return recorded;
        }
        return succeed({ status: 200, json: { person: jsonOf(username) } });
      },
    },
    {
      method: "post",
      path: "/api/v1/people/{username}/set-up-link",
      access: "people:manage",
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
        await sessions.endAll(username);
        const recorded = await security.record(admitted({ principal }).actor, {
          type: "sessionsEnded",
          person: username,
        });
        endSockets(username, "unauthenticated", "An administrator has ended your sessions.");
        return recorded.ok ? succeed({ status: 200, json: { ok: true } }) : recorded;
      },
    },
  ];
}

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
