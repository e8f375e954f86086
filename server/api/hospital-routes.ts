import { fail, succeed } from "#lib/units/result.ts";
import type { AccessOffice } from "../access/access-office.ts";
import { HOSPITAL } from "../access/hospital-sign-in.ts";
import { AUTH_PATH } from "../access/people-auth.ts";
import { actorOfPerson, NOBODY } from "../access/principal.ts";
import type { Route } from "./route.ts";

/** A place of ours: never another site, however it is written. */
const OUR_PATH = /^\/(?![/\\])[^\\]*$/;

/** The doors of the hospital's own sign-in by OpenID Connect. */
export function hospitalRoutes({
  hospital,
  people,
  sessions,
  security,
  refusals,
  settings,
}: AccessOffice): readonly Route[] {
  return [
    {
      method: "get",
      path: "/api/v1/auth/hospital",
      access: "open",
      summary: "Go to the hospital's sign-in, and come back to the page named by `to`",
      query: { to: "a path of ours" },
      answers: "303 to the hospital",
      async handle({ query }) {
        if (settings.hospital === null) return fail("not_found", "No hospital sign-in is set up here.");
        const to = OUR_PATH.test(query.to ?? "") ? (query.to ?? "/") : "/";
        const begun = await hospital.begin(to);
        if (!begun.ok) return succeed({ status: 303, location: "/sign-in?problem=hospital_failed" });
        return succeed({ status: 303, location: begun.value.url, cookies: begun.value.cookies });
      },
    },
    {
      method: "get",
      path: "/api/v1/auth/callback/{provider}",
      access: "open",
      summary: "Where the hospital's sign-in comes back to",
      answers: "303 to the page that was wanted, or to the sign-in page with what went wrong",
      async handle({ params, incoming, credentials }) {
        if (settings.hospital === null || params.provider !== HOSPITAL) {
          return fail("not_found", "No hospital sign-in is set up here.");
        }
        const { address } = credentials.caller;
        const query = new URL(incoming.url ?? "/", settings.publicUrl).search;
        const headers = new Headers(credentials.cookie === null ? {} : { cookie: credentials.cookie });
        const request = new Request(`${settings.publicUrl}${AUTH_PATH}/callback/${HOSPITAL}${query}`, {
          headers,
        });
        const ended = await hospital.end(request);
        if (!ended.ok) {
          const { code } = ended;
          refusals.add({ actor: NOBODY, door: "hospital sign-in", code, address });
          return succeed({ status: 303, location: `/sign-in?problem=${code}` });
        }
        const { profile, location, cookies } = ended.value;
        const signedIn = await sessions.recognise(cookies.map((cookie) => cookie.split(";")[0]).join("; "));
        if (signedIn === null) return succeed({ status: 303, location: "/sign-in?problem=hospital_failed" });
        const { username, role } = signedIn.person;
        const actor = actorOfPerson(username);
        // What the hospital says today holds: somebody may have another role there than last time.
        await people.change(username, { role: profile.role, displayName: profile.displayName });
        if (people.see(username)) {
          const added = { type: "personAdded", person: username, role: profile.role } as const;
          const recorded = await security.record("hospital", added);
          if (!recorded.ok) return recorded;
        }
        if (profile.role !== role) {
          const changed = { type: "roleChanged", person: username, from: role, to: profile.role } as const;
          const recorded = await security.record("hospital", changed);
          if (!recorded.ok) return recorded;
        }
        const recorded = await security.record(actor, { type: "signedIn", method: "hospital", address });
        return recorded.ok ? succeed({ status: 303, location, cookies }) : recorded;
      },
    },
  ];
}
