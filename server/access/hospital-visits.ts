import { isAPIError } from "better-auth/api";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { AppendFailure } from "../log/event-log.ts";
import { HOSPITAL, type HospitalProfile, homecoming } from "./hospital-sign-in.ts";
import type { PeopleAuth } from "./people-auth.ts";
import { peopleFailure } from "./people-failure.ts";
import type { Cookies } from "./sessions.ts";

/** Visits to the hospital's own sign-in and back. */
export class HospitalVisits {
  readonly #auth: PeopleAuth;

  constructor(auth: PeopleAuth) {
    this.#auth = auth;
  }

  /** Begins the hospital's sign-in: where to send the browser, and the cookies that it comes back with. */
  async begin(
    backTo: string,
  ): Promise<Result<{ readonly url: string; readonly cookies: Cookies }, "hospital_failed">> {
    try {
      const { headers, response } = await this.#auth.api.signInSocial({
        body: {
          provider: HOSPITAL,
          callbackURL: backTo,
          errorCallbackURL: "/sign-in",
          disableRedirect: true,
        },
        headers: new Headers(),
        returnHeaders: true,
      });
      if (response.url === undefined) return FAILED;
      return succeed({ url: response.url, cookies: headers.getSetCookie() });
    } catch (error) {
      if (!isAPIError(error)) throw error;
      return FAILED;
    }
  }

  /** Ends the hospital's sign-in: the session's cookies and where to go, or what went wrong. */
  async end(
    request: Request,
  ): Promise<
    Result<Homecomer, "hospital_failed" | "no_role" | "username_taken" | "disabled" | AppendFailure>
  > {
    const learnt = { profile: null, problem: null, fault: null };
    const response = await homecoming.run(learnt, () => this.#auth.handler(request));
    const { profile, problem, fault }: Learnt = learnt;
    const unwritten = peopleFailure(fault);
    if (unwritten !== null) return unwritten;
    const location = response.headers.get("location");
    const code = location === null ? problem : new URL(location, request.url).searchParams.get("error");
    if (location === null || profile === null || code !== null) {
      return fail(PROBLEMS[code ?? ""] ?? "hospital_failed", `The hospital's sign-in ended with ${code}.`);
    }
    return succeed({ profile, location, cookies: response.headers.getSetCookie() });
  }
}

/** Somebody whom the hospital has sent back, signed in. */
export interface Homecomer {
  readonly profile: HospitalProfile;
  readonly location: string;
  readonly cookies: Cookies;
}

interface Learnt {
  readonly profile: HospitalProfile | null;
  readonly problem: string | null;
  readonly fault: unknown;
}

/** The library's words for what goes wrong, in ours. */
const PROBLEMS: Readonly<Record<string, "no_role" | "username_taken" | "disabled">> = {
  no_role: "no_role",
  bad_name: "username_taken",
  USERNAME_IS_ALREADY_TAKEN: "username_taken",
  BANNED_USER: "disabled",
};

const FAILED = fail("hospital_failed", "The hospital's sign-in cannot be reached.");
