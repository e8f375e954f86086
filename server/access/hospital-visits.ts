import { isAPIError } from "better-auth/api";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import { HOSPITAL } from "./hospital-sign-in.ts";
import type { PeopleAuth } from "./people-auth.ts";
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

  /** Ends the hospital's sign-in with the library's own redirection. */
  end(request: Request): Promise<Response> {
    return this.#auth.handler(request);
  }
}

const FAILED = fail("hospital_failed", "The hospital's sign-in cannot be reached.");
