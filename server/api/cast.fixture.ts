import { io } from "socket.io-client";
import { PERSON_ROLES } from "#lib/access/role.ts";
import type { AccessOffice, AccessSettings } from "../access/access-office.ts";
import { openMemoryOffice } from "../access/memory-office.ts";
import { type ServerOptions, VentwallServer } from "../create-server.ts";
import { MemoryEventLog } from "../log/memory-event-log.ts";
import { systemClock } from "../runtime/clock.ts";
import { createLogger } from "../runtime/logger.ts";
import type { Actor } from "./who-may.fixture.ts";

/** What somebody shows at a door. */
export interface Shown {
  readonly token?: string;
  readonly cookie?: string;
  readonly origin?: string;
}

export interface Answer {
  readonly status: number;
  readonly code: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects of an answer, and fails where it is not.
  readonly body: any;
  readonly cookies: string;
}

const FEED = "feed-token-of-a-test";
const READ = "read-token-of-a-test";
const PASSWORD = "walrus lantern gravel 7";

/** A whole server with somebody of every role, a wall, and programs. */
export class Cast {
  readonly url: string;
  readonly office: AccessOffice;
  readonly server: VentwallServer;
  readonly shown: Record<Actor, Shown>;

  private constructor(
    url: string,
    office: AccessOffice,
    server: VentwallServer,
    shown: Record<Actor, Shown>,
  ) {
    this.url = url;
    this.office = office;
    this.server = server;
    this.shown = shown;
  }

  /** `stage`: a log or a clock of the test's own; `stores`: where people and their doings are kept. */
  static async start(
    settings: Partial<AccessSettings> = {},
    stage: Partial<Pick<ServerOptions, "log" | "clock">> = {},
    stores: Parameters<typeof openMemoryOffice>[2] = {},
  ): Promise<Cast> {
    const server = new VentwallServer();
    const port = await server.listen(0, "127.0.0.1");
    const url = `http://127.0.0.1:${port}`;
    const office = await openMemoryOffice(
      [
        { token: FEED, name: "feed", scope: "feed" },
        { token: READ, name: "reader", scope: "read" },
      ],
      { publicUrl: url, ...settings },
      stores,
    );
    await server.open({
      log: new MemoryEventLog("production"),
      clock: systemClock,
      timeZone: "Asia/Shanghai",
      wardName: "ICU 3",
      version: "test",
      build: "test",
      office,
      demoUsers: [],
      logger: createLogger("silent"),
      ...stage,
    });
    server.becomeReady();
    const shown = { nobody: {}, feed: { token: FEED }, read: { token: READ } } as Record<Actor, Shown>;
    const cast = new Cast(url, office, server, shown);
    for (const role of PERSON_ROLES) {
      await office.people.add({ username: role, displayName: `The ${role}`, role }, PASSWORD);
      shown[role] = await cast.signIn(role);
    }
    const added = await office.displays.add("test", { name: "Wall 1", beds: null, mayAcknowledge: true });
    const paired = added.ok ? await office.displays.pair("test", added.value) : added;
    if (!paired.ok) throw new Error(paired.detail);
    shown.display = { cookie: paired.value.split(";")[0] ?? "" };
    return cast;
  }

  get password(): string {
    return PASSWORD;
  }

  /** A fresh session of somebody. */
  async signIn(username: string, password: string = PASSWORD): Promise<Shown> {
    const { cookies, status } = await this.ask({}, "POST", "/api/v1/auth/sign-in", { username, password });
    if (status !== 200) throw new Error(`${username} could not sign in: ${status}`);
    return { cookie: cookies };
  }

  async ask({ token, cookie, origin }: Shown, method: string, path: string, body?: object): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      redirect: "manual",
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(cookie === undefined ? {} : { cookie }),
        ...(origin === undefined ? {} : { origin }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    const json = isJson ? JSON.parse(text) : null;
    const cookies = response.headers.getSetCookie().map((line) => line.split(";")[0]);
    return { status: response.status, code: json?.code ?? null, body: json, cookies: cookies.join("; ") };
  }

  /** Knocks at a namespace, and if let in sends one event: what came of it. */
  async knock(
    { token, cookie, origin }: Shown,
    namespace: string,
    event: string,
    payload: object,
  ): Promise<{ readonly door: "opened" | "closed"; readonly code: string | null }> {
    const socket = io(`${this.url}${namespace}`, {
      transports: ["websocket"],
      reconnection: false,
      forceNew: true,
      extraHeaders: {
        ...(cookie === undefined ? {} : { cookie }),
        ...(origin === undefined ? {} : { origin }),
      },
      ...(token === undefined ? {} : { auth: { token } }),
    });
    try {
      const refusal = await new Promise<string | null>((resolve) => {
        socket.once("connect", () => resolve(null));
        socket.once("connect_error", (error: Error & { data?: { code?: string } }) =>
          resolve(error.data?.code ?? error.message),
        );
      });
      if (refusal !== null) return { door: "closed", code: refusal };
      const answer = await socket.timeout(5_000).emitWithAck(event, payload);
      return { door: "opened", code: answer.code ?? null };
    } finally {
      socket.close();
    }
  }

  /** The codes with which somebody was refused somewhere, as the security log has them. */
  async refusalsOf(actor: string): Promise<readonly { readonly door: string; readonly code: string }[]> {
    return (await this.#refused(actor)).map(({ door, code }) => ({ door, code }));
  }

  /** How often somebody was refused at some doors so far, those counted together included. */
  async countRefusals(actor: string, ...doors: readonly string[]): Promise<number> {
    this.office.refusals.flush();
    const refused = await this.#refused(actor);
    return refused.filter(({ door }) => doors.includes(door)).reduce((sum, { count }) => sum + count, 0);
  }

  async #refused(actor: string) {
    await this.office.security.settle();
    const events = await this.office.security.before(this.office.security.head + 1, 10_000);
    return events.flatMap(({ actor: who, event }) => {
      return who === actor && event.type === "accessRefused" ? [event] : [];
    });
  }

  close(): Promise<void> {
    return this.server.close();
  }
}
