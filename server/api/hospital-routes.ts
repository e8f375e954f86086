import { REFUSAL_REASONS, type RefusalReason } from "#lib/access/security-event.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { AccessOffice } from "../access/access-office.ts";
import { HOSPITAL } from "../access/hospital-sign-in.ts";
import type { Homecomer } from "../access/hospital-visits.ts";
import { AUTH_PATH } from "../access/people-auth.ts";
import { storing } from "../access/people-failure.ts";
import { actorOfPerson, NOBODY } from "../access/principal.ts";
import { recordDone } from "../access/record-done.ts";
import type { Route, RouteAnswer, RouteRequest } from "./route.ts";

/** A place of ours: never another site, however it is written. */
const OUR_PATH = /^\/(?![/\\])[^\\]*$/;

/** The actor of what the hospital says of somebody. */
const BY_HOSPITAL = "hospital";

/** The doors of the hospital's own sign-in by OpenID Connect. */
export function hospitalRoutes(office: AccessOffice): readonly Route[] {
  const { hospital, refusals, settings } = office;
  return [
    {
      method: "get",
      path: "/api/v1/auth/hospital",
      access: "open",
      summary: "Go to the hospital's sign-in, and come back to the page named by `to`",
      query: { to: "a path of ours" },
      answers: "303 to the hospital",
      async handle({ query }) {
        if (settings.hospital === null) return NOT_SET_UP;
        const to = OUR_PATH.test(query.to ?? "") ? (query.to ?? "/") : "/";
        const begun = await storing(() => hospital.begin(to));
        if (!begun.ok) return backToSignIn(begun.code);
        if (!begun.value.ok) return backToSignIn(begun.value.code);
        const { url, cookies } = begun.value.value;
        return succeed({ status: 303, location: url, cookies });
      },
    },
    {
      method: "get",
      path: "/api/v1/auth/callback/{provider}",
      access: "open",
      summary: "Where the hospital's sign-in comes back to",
      answers: "303 to the page that was wanted, or to the sign-in page with what went wrong",
      async handle(request) {
        if (settings.hospital === null || request.params.provider !== HOSPITAL) return NOT_SET_UP;
        const ready = await office.ready();
        if (!ready.ok) return backToSignIn(ready.code);
        const ended = await hospital.end(homecomingOf(request, settings.publicUrl));
        if (!ended.ok) {
          const { code } = ended;
          const { address } = request.credentials.caller;
          if (isRefusalReason(code)) refusals.add({ actor: NOBODY, door: "hospital sign-in", code, address });
          return backToSignIn(code);
        }
        const welcomed = await storing(() => welcome(office, ended.value, request));
        if (!welcomed.ok) return backToSignIn(welcomed.code);
        return welcomed.value.ok ? welcomed.value : backToSignIn(welcomed.value.code);
      },
    },
  ];
}

const NOT_SET_UP = fail("not_found", "No hospital sign-in is set up here.");

/** Whoever comes through a browser gets a page that says why, not a problem document. */
function backToSignIn(code: string): Result<RouteAnswer> {
  return succeed({ status: 303, location: `/sign-in?problem=${code}` });
}

function isRefusalReason(code: string): code is RefusalReason {
  return REFUSAL_REASONS.some((reason) => reason === code);
}

/** The visit as it would have come to the library. */
function homecomingOf({ incoming, credentials }: RouteRequest, publicUrl: string): Request {
  const query = new URL(incoming.url ?? "/", publicUrl).search;
  const headers = new Headers(credentials.cookie === null ? {} : { cookie: credentials.cookie });
  return new Request(`${publicUrl}${AUTH_PATH}/callback/${HOSPITAL}${query}`, { headers });
}

/** Takes over what the hospital says today of somebody whom it has sent back, and records that they came in. */
async function welcome(
  { people, sessions, security }: AccessOffice,
  { profile, location, cookies }: Homecomer,
  { credentials }: RouteRequest,
): Promise<Result<RouteAnswer>> {
  const signedIn = await sessions.recognise(cookies.map((cookie) => cookie.split(";")[0]).join("; "));
  if (signedIn === null) return fail("hospital_failed", "The hospital's sign-in gave no session.");
  const { person, session } = signedIn;
  const { username, role, displayName } = person;
  const end = (): void => sessions.end(session.id, "session_ended");
  // Somebody may have another role there than last time.
  await people.change(username, { role: profile.role, displayName: profile.displayName });
  if (people.see(username)) {
    const added = { type: "personAdded", person: username, role: profile.role } as const;
    // They stay known from now on, so this is recorded later if it cannot be now.
    const recorded = await recordDone(security, { actor: BY_HOSPITAL, events: [added], undo: null });
    if (!recorded.ok) {
      await storing(end);
      return recorded;
    }
  }
  if (profile.role !== role) {
    const changed = { type: "roleChanged", person: username, from: role, to: profile.role } as const;
    const undo = async (): Promise<void> => {
      end();
      await people.change(username, { role, displayName });
    };
    const recorded = await recordDone(security, { actor: BY_HOSPITAL, events: [changed], undo });
    if (!recorded.ok) return recorded;
  }
  const { address } = credentials.caller;
  const recorded = await recordDone(security, {
    actor: actorOfPerson(username),
    events: [{ type: "signedIn", method: "hospital", address }],
    undo: end,
  });
  return recorded.ok ? succeed({ status: 303, location, cookies }) : recorded;
}
