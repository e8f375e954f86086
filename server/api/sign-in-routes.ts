import {
  type MeAnswer,
  noBodySchema,
  type SetUpAnswer,
  type SignInOptions,
  setUpLookSchema,
  setUpSchema,
  signInSchema,
} from "#lib/contract/access.ts";
import { toIsoOrNull } from "#lib/units/instant.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import { principalOf } from "../access/access-control.ts";
import type { AccessOffice } from "../access/access-office.ts";
import { ENDINGS } from "../access/endings.ts";
import { checkPassword } from "../access/password-policy.ts";
import { storing } from "../access/people-failure.ts";
import type { Person } from "../access/person.ts";
import { actorOfPerson, NOBODY } from "../access/principal.ts";
import { recordDone } from "../access/record-done.ts";
import type { Cookies } from "../access/sessions.ts";
import { Turns } from "../access/turns.ts";
import type { Route, RouteAnswer } from "./route.ts";
import { homePath, toVisitor } from "./visitor.ts";

/** How the security log calls a name that nobody has. */
const UNKNOWN_NAME = "(unknown name)";

/** The doors by which people come in and go out. */
export function signInRoutes(office: AccessOffice, demoUsers: SignInOptions["demo_users"]): readonly Route[] {
  const { people, sessions, passwords, security, firstAdmin, passwordGuesses, refusals, presence } = office;

  const turns = new Turns();

  /** Signs in with a password that is right or not, and records which. */
  const signIn = async (
    username: string,
    password: string,
    address: string | null,
    method: "password" | "set_up_link",
  ): Promise<Result<RouteAnswer>> => {
    const name = username.toLowerCase();
    const made = await passwordGuesses.make(name, address, () => sessions.signIn(name, password, address));
    if (!made.ok) {
      // A password is soon typed into the field above it, and the log keeps what it is told for ever.
      const known = people.find(name) === null ? UNKNOWN_NAME : name;
      if (made.code === "too_many_attempts") {
        refusals.add({ actor: NOBODY, door: `sign-in as ${known}`, code: made.code, address });
      } else {
        security.note(NOBODY, { type: "signInFailed", method, name: known, code: made.code, address });
      }
      return made;
    }
    const { person, cookies, undo } = made.value;
    const recorded = await recordDone(security, {
      actor: actorOfPerson(person.username),
      events: [{ type: "signedIn", method, address }],
      undo,
    });
    return recorded.ok ? succeed(welcome(person, cookies)) : recorded;
  };

  return [
    {
      method: "get",
      path: "/api/v1/auth/options",
      access: "open",
      summary: "What the sign-in page offers",
      answers: "`{hospital, demo_users}`",
      handle: () => {
        const { hospital } = office.settings;
        const json: SignInOptions = {
          hospital: hospital === null ? null : { label: hospital.label },
          demo_users: demoUsers,
        };
        return succeed({ status: 200, json });
      },
    },
    {
      method: "get",
      path: "/api/v1/auth/me",
      access: "open",
      summary: "Who is asking",
      answers: "`{visitor, expires_at, left}`; `visitor` is null for nobody known, `left` says why no longer",
      async handle({ credentials }) {
        const known = await office.control.look(credentials);
        const { principal } = known;
        const json: MeAnswer = {
          visitor: principal === null ? null : toVisitor(principal),
          expires_at: toIsoOrNull(principal?.session?.expiresAt ?? null),
          left: "left" in known ? known.left : null,
        };
        return succeed({ status: 200, json });
      },
    },
    {
      method: "post",
      path: "/api/v1/auth/sign-in",
      access: "open",
      recorded: true,
      summary: "Sign in with user name and password",
      body: signInSchema,
      answers: "`{visitor, path}` and the session's cookie",
      handle: ({ body, credentials }) => {
        const { username, password } = signInSchema.parse(body);
        return signIn(username, password, credentials.caller.address, "password");
      },
    },
    {
      method: "post",
      path: "/api/v1/auth/sign-out",
      access: "account:own",
      summary: "End this session",
      body: noBodySchema,
      answers: "`{ok: true}`",
      async handle({ principal, credentials }) {
        const sessionId = principal?.session?.id;
        if (sessionId !== undefined) sessions.end(sessionId, "signed_out");
        const cookies = await sessions.signOut(credentials.cookie);
        if (principal !== null) security.note(principal.actor, { type: "signedOut", everywhere: false });
        presence.end(({ session }) => session?.id === sessionId, ENDINGS.signedOut);
        return succeed({ status: 200, json: { ok: true }, cookies });
      },
    },
    {
      method: "post",
      path: "/api/v1/auth/sign-out-everywhere",
      access: "account:own",
      summary: "End every session of this person",
      body: noBodySchema,
      answers: "`{ok: true}`",
      async handle({ principal, credentials }) {
        if (principal === null) return succeed({ status: 200, json: { ok: true } });
        sessions.endAll(principal.id, "signed_out");
        const cookies = await sessions.signOut(credentials.cookie);
        security.note(principal.actor, { type: "signedOut", everywhere: true });
        presence.end(({ actor }) => actor === principal.actor, ENDINGS.signedOutEverywhere);
        return succeed({ status: 200, json: { ok: true }, cookies });
      },
    },
    {
      method: "post",
      path: "/api/v1/auth/activity",
      access: "account:own",
      summary: "Somebody is still there: the session lasts anew from now",
      body: noBodySchema,
      answers: "`{expires_at}`",
      async handle({ credentials }) {
        const { signedIn, cookies } = await sessions.renew(credentials.cookie);
        if (signedIn === null) return fail("unauthenticated", "Your session has ended. Sign in again.");
        presence.renew(signedIn.session);
        return succeed({
          status: 200,
          json: { expires_at: toIsoOrNull(signedIn.session.expiresAt) },
          cookies,
        });
      },
    },
    {
      method: "post",
      path: "/api/v1/auth/set-up/look",
      access: "open",
      summary: "What a one-time link is for",
      body: setUpLookSchema,
      answers: "`{kind, username}`; 410 when the link is worth nothing",
      async handle({ body }) {
        const { token } = setUpLookSchema.parse(body);
        if (firstAdmin.isSecret(token)) return succeed({ status: 200, json: FIRST_ADMIN });
        const owner = await passwords.ownerOfLink(token);
        if (owner === null) return BAD_LINK;
        const json: SetUpAnswer = { kind: "password", username: owner.username };
        return succeed({ status: 200, json });
      },
    },
    {
      method: "post",
      path: "/api/v1/auth/set-up",
      access: "open",
      recorded: true,
      summary: "Set a password by a one-time link, the first admin's included, and sign in",
      body: setUpSchema,
      answers: "`{visitor, path}` and the session's cookie",
      async handle({ body, credentials }) {
        const { token, username, display_name, password } = setUpSchema.parse(body);
        const { address } = credentials.caller;
        // The terminal's link is judged and spent in one turn: of two who come at once, one becomes the admin.
        const made = await turns.take<Result<Person>>(() =>
          firstAdmin.isSecret(token)
            ? makeFirstAdmin(office, { username, displayName: display_name, password })
            : passwords.spendLink(token, password),
        );
        if (!made.ok) {
          // Anybody can bring links of their own: alike ones are counted together.
          if (made.code === "bad_link")
            refusals.add({ actor: NOBODY, door: "set-up link", code: made.code, address });
          return made;
        }
        const person = made.value;
        presence.end(({ id, kind }) => kind === "person" && id === person.username, ENDINGS.passwordChanged);
        security.note(actorOfPerson(person.username), { type: "passwordSet", person: person.username });
        passwordGuesses.forget(person.username, address);
        const stored = await storing(() => signIn(person.username, password, address, "set_up_link"));
        const entered = stored.ok ? stored.value : stored;
        if (entered.ok) return entered;
        return fail(
          entered.code,
          `Your password is set and the link is used, but you are not signed in: ${entered.detail}`,
        );
      },
    },
  ];
}

const FIRST_ADMIN: SetUpAnswer = { kind: "first_admin", username: null };
const BAD_LINK = fail("bad_link", "This link is not valid any more. Ask an administrator for a new one.");

function welcome(person: Person, cookies: Cookies): RouteAnswer {
  const principal = principalOf(person, null);
  return { status: 200, json: { visitor: toVisitor(principal), path: homePath(principal) }, cookies };
}

async function makeFirstAdmin(
  { people, passwords, firstAdmin, security }: AccessOffice,
  wanted: {
    readonly username: string | undefined;
    readonly displayName: string | undefined;
    readonly password: string;
  },
): Promise<Result<Person>> {
  const { username, displayName, password } = wanted;
  if (username === undefined) return fail("malformed", "username: the first admin needs a user name.");
  const good = checkPassword(password, username);
  if (!good.ok) return good;
  const added = await people.add({ username, displayName: displayName ?? username, role: "admin" });
  if (!added.ok) return added;
  const forget = (): Promise<void> => people.forget(username);
  const stored = await storing(() => passwords.set(username, password));
  const set = stored.ok ? stored.value : stored;
  if (!set.ok) {
    await forget();
    return set;
  }
  const recorded = await recordDone(security, {
    actor: actorOfPerson(username),
    events: [{ type: "personAdded", person: username, role: "admin" }],
    undo: forget,
  });
  if (!recorded.ok) return recorded;
  firstAdmin.forget();
  return added;
}
