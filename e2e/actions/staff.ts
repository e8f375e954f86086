import type { Page } from "@playwright/test";
import { Api } from "../fixtures/api.ts";
import type { RunningServer } from "../fixtures/running-server.ts";

export type Role = "icu_nurse" | "research_nurse" | "investigator" | "consultant" | "admin";

/** Long, and of words that have nothing to do with each other. */
export const PASSWORD = "walrus lantern gravel 7";

/** Sessions by server, so that each test pays once for what scrypt costs. */
const sessions = new WeakMap<RunningServer, Map<string, Promise<string>>>();

/** The people and walls of a server under test, who come in as people and walls do. */
export class Staff {
  readonly #server: RunningServer;
  readonly #api: Api;

  constructor(server: RunningServer) {
    this.#server = server;
    this.#api = new Api(server.url);
  }

  /** The `Cookie` header of somebody of a role, who is called as the role is. */
  cookieOf(role: Role): Promise<string> {
    return this.#once(role, () => (role === "admin" ? this.#firstAdmin() : this.#add(role)));
  }

  /** The `Cookie` header of a wall. */
  wallCookie(mayAcknowledge = false): Promise<string> {
    const name = mayAcknowledge ? "e2e bedside wall" : "e2e wall";
    return this.#once(name, async () => {
      const cookie = await this.cookieOf("admin");
      const { body } = await this.#send<{ link: { secret: string } }>("POST", "/api/v1/displays", cookie, {
        name,
        may_acknowledge: mayAcknowledge,
      });
      return this.#cookieFrom("/api/v1/auth/display-link", { token: body.link.secret });
    });
  }

  /** From now on the page's browser is signed in as somebody of a role. */
  async signIn(page: Page, role: Role): Promise<void> {
    await this.#give(page, await this.cookieOf(role));
  }

  /** The same for somebody whose earlier sessions were ended, as by another role. */
  async signInAnew(page: Page, username: string): Promise<void> {
    await this.#give(page, await this.#cookieFrom("/api/v1/auth/sign-in", { username, password: PASSWORD }));
  }

  /** From now on the page's browser is a wall. */
  async becomeWall(page: Page, mayAcknowledge = false): Promise<void> {
    await this.#give(page, await this.wallCookie(mayAcknowledge));
  }

  /** Asks a door as an admin does. */
  async asAdmin<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await this.#send<T>(method, path, await this.cookieOf("admin"), body);
    return answer.body;
  }

  /** A new person with a password, signed in: their `Cookie` header. */
  async addPerson(username: string, role: Role, password: string = PASSWORD): Promise<string> {
    const { link } = await this.asAdmin<{ link: { secret: string } }>("POST", "/api/v1/people", {
      username,
      display_name: `The ${username}`,
      role,
    });
    return this.#cookieFrom("/api/v1/auth/set-up", { token: link.secret, password });
  }

  #once(name: string, make: () => Promise<string>): Promise<string> {
    const known = sessions.get(this.#server) ?? new Map<string, Promise<string>>();
    sessions.set(this.#server, known);
    const made = known.get(name) ?? make();
    known.set(name, made);
    return made;
  }

  #firstAdmin(): Promise<string> {
    const secret = /\/set-up#([\w-]+)/.exec(this.#server.output)?.[1];
    if (secret === undefined) throw new Error(`The server printed no set-up link:\n${this.#server.output}`);
    return this.#cookieFrom("/api/v1/auth/set-up", {
      token: secret,
      username: "admin",
      display_name: "The admin",
      password: PASSWORD,
    });
  }

  #add(role: Role): Promise<string> {
    return this.addPerson(role, role);
  }

  async #cookieFrom(path: string, body: object): Promise<string> {
    const answer = await this.#send("POST", path, null, body);
    return answer.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
  }

  async #send<T>(method: string, path: string, cookie: string | null, body?: object) {
    const answer = await this.#api.send<T>(method, path, {
      token: null,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(cookie === null ? {} : { headers: { cookie } }),
    });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer;
  }

  async #give(page: Page, header: string): Promise<void> {
    const cookies = header.split("; ").map((pair) => {
      const at = pair.indexOf("=");
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: this.#server.url };
    });
    await page.context().addCookies(cookies);
  }
}
