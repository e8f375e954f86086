import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Server as SocketServer } from "socket.io";
import type { SubmitResult, WireReading } from "#lib/contract/readings.ts";

export const FAKE_TOKEN = "a-feed-token-for-tests";

/** What the fake is told to do wrong. */
export interface Troubles {
  /** The first so many requests are answered 503. */
  busy?: number;
  /** Breaks the connection instead of answering, before (`lost`) or after (`unanswered`) keeping the readings. */
  lost?: number;
  unanswered?: number;
  /** Answers so many enrolments with 409. */
  strangers?: number;
}

/**
 * Keeps what Ventwall would keep, by natural key, behind the same two doors: enough to test a feed against a
 * server that is busy, dies or forgets to answer.
 */
export class FakeVentwall {
  readonly kept = new Map<string, WireReading>();
  readonly subjects = new Map<string, unknown>();
  readonly changes: { subject: string; request: unknown }[] = [];
  submissions = 0;
  readonly #troubles: Troubles;
  readonly #http: Server;
  readonly #sockets: SocketServer;

  constructor(troubles: Troubles = {}) {
    this.#troubles = troubles;
    this.#http = createServer(async (request, response) => {
      const answer = await this.#answer(request);
      if (answer === null) {
        request.socket.destroy();
        return;
      }
      response.writeHead(answer.status, { "content-type": "application/json", "retry-after": "0" });
      response.end(JSON.stringify(answer.body));
    });
    this.#sockets = new SocketServer(this.#http, { serveClient: false });
    const feed = this.#sockets.of("/feed");
    feed.use((socket, next) => {
      if (socket.handshake.auth.token === FAKE_TOKEN) return next();
      const refusal = new Error("unauthenticated") as Error & { data?: object };
      refusal.data = { code: "unauthenticated", detail: "Show a valid token." };
      next(refusal);
    });
    feed.on("connection", (socket) => {
      socket.on("readings:submit", ({ readings }, answer) => {
        const fate = this.#fate();
        if (fate === "busy") return answer({ ok: false, code: "overloaded", detail: "Come back." });
        if (fate === "lost") return socket.disconnect(true);
        const result = this.#keep(readings);
        if (fate === "unanswered") return socket.disconnect(true);
        answer({ ok: true, ...result });
      });
    });
  }

  async listen(port = 0): Promise<string> {
    await new Promise<void>((resolve) => this.#http.listen(port, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    await this.#sockets.close();
    this.#http.closeAllConnections();
  }

  async #answer(request: IncomingMessage): Promise<{ status: number; body: unknown } | null> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString() || "{}");
    if (request.headers.authorization !== `Bearer ${FAKE_TOKEN}`) {
      return { status: 401, body: { code: "unauthenticated", detail: "Show a valid token." } };
    }
    if (request.url === "/api/v1/subjects") return this.#enrol(body);
    if (request.url?.startsWith("/api/v1/subjects/")) {
      this.changes.push({ subject: decodeURIComponent(request.url.slice(17)), request: body });
      return { status: 200, body: {} };
    }
    const fate = this.#fate();
    if (fate === "busy") return { status: 503, body: { code: "overloaded", detail: "Come back." } };
    if (fate === "lost") return null;
    const result = this.#keep(body.readings);
    return fate === "unanswered" ? null : { status: 200, body: result };
  }

  #enrol(body: { subject: string }): { status: number; body: unknown } {
    if ((this.#troubles.strangers ?? 0) > 0) {
      this.#troubles.strangers = (this.#troubles.strangers ?? 0) - 1;
      return { status: 409, body: { code: "already_enrolled", detail: "Somebody else." } };
    }
    const known = this.subjects.has(body.subject);
    this.subjects.set(body.subject, body);
    return { status: known ? 200 : 201, body };
  }

  #fate(): keyof Troubles | null {
    this.submissions++;
    for (const trouble of ["busy", "lost", "unanswered"] as const) {
      const left = this.#troubles[trouble] ?? 0;
      if (left === 0) continue;
      this.#troubles[trouble] = left - 1;
      return trouble;
    }
    return null;
  }

  #keep(readings: readonly WireReading[]): SubmitResult {
    const results = readings.map((reading, index) => {
      const { subject, parameter, source, observed_at: at } = reading;
      if (parameter === "plateau_pressure" && Number(reading.value) < 5) {
        return { index, status: "rejected" as const, code: "out_of_range" as const };
      }
      const key = [subject, parameter, at, source].join("|");
      const status = this.kept.has(key) ? ("duplicate" as const) : ("accepted" as const);
      this.kept.set(key, reading);
      return { index, status, seq: this.kept.size };
    });
    const count = (status: string) => results.filter((one) => one.status === status).length;
    return {
      accepted: count("accepted"),
      duplicates: count("duplicate"),
      rejected: count("rejected"),
      results,
    };
  }
}
