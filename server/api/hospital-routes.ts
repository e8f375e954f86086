import { fail, succeed } from "#lib/units/result.ts";
import type { AccessOffice } from "../access/access-office.ts";
import { HOSPITAL } from "../access/hospital-sign-in.ts";
import { AUTH_PATH } from "../access/people-auth.ts";
import { actorOfPerson, NOBODY } from "../access/principal.ts";
import type { Route } from "./route.ts";

/** A place of ours: never another site, however it is written. */
const OUR_PATH = /^\/(?![/\\])[^\\]*$/;

/** The doors of the hospital's own sign-in by OpenID Connect. */
export function hospitalRoutes({ hospital, sessions, security, settings }: AccessOffice): readonly Route[] {
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
        const response = await hospital.end(request);
        const cookies = response.headers.getSetCookie();
        const location = response.headers.get("location") ?? "/sign-in?error=hospital_failed";
        const wrong = new URL(location, settings.publicUrl).searchParams.get("error");
        if (wrong !== null) {
          const code = PROBLEMS[wrong] ?? "hospital_failed";
          security.note(NOBODY, {
            type: "signInFailed",
            method: "hospital",
            name: null,
            code: wrong,
            address,
          });
          return succeed({ status: 303, location: `/sign-in?problem=${code}`, cookies });
        }
        const signedIn = await sessions.recognise(cookies.map((cookie) => cookie.split(";")[0]).join("; "));
        if (signedIn === null) return succeed({ status: 303, location: "/sign-in?problem=hospital_failed" });
        const actor = actorOfPerson(signedIn.person.username);
        const recorded = await security.record(actor, { type: "signedIn", method: "hospital", address });
        return recorded.ok ? succeed({ status: 303, location, cookies }) : recorded;
      },
    },
  ];
}

/** The library's words for what goes wrong, in ours. */
const PROBLEMS: Readonly<Record<string, string>> = {
  no_role: "no_role",
  bad_name: "username_taken",
  USERNAME_IS_ALREADY_TAKEN: "username_taken",
  BANNED_USER: "disabled",
};
