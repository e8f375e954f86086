import { io, type Socket } from "socket.io-client";
import type { LeavingReason } from "#lib/access/leaving.ts";
import {
  LIVE_PROTOCOL_VERSION,
  type LiveClientToServer,
  type LiveServerToClient,
  type Refusal,
  type SubjectSnapshot,
  type WallSnapshot,
} from "#lib/contract/live.ts";
import { leaveIfUnknown } from "./leave-if-unknown.ts";
import { reloadPage } from "./leave-page.ts";
import type { LiveTransport, TransportEvents } from "./live-transport.ts";

const ANSWER_WITHIN_MS = 8_000;
const DIAL_AGAIN_MS = 3_000;

/** The live namespace of the server that served this page, with the page's cookie. */
export class SocketTransport implements LiveTransport {
  readonly #socket: Socket<LiveServerToClient, LiveClientToServer>;
  #dialling: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#socket = io("/live", {
      path: "/socket.io/",
      autoConnect: false,
      withCredentials: true,
      // A WebSocket at once, without the usual round of polling; polling where a proxy forbids it.
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      reconnectionDelay: 300,
      reconnectionDelayMax: DIAL_AGAIN_MS,
      timeout: 5_000,
    });
  }

  open(events: TransportEvents): void {
    const socket = this.#socket;
    socket.on("connect", () => events.connected());
    socket.on("disconnect", (reason) => {
      events.disconnected();
      // Socket.IO dials again by itself unless the server said goodbye.
      if (reason === "io server disconnect") this.#dialLater();
    });
    // Socket.IO dials again by itself after all but a refusal.
    socket.on("connect_error", () => {
      if (!socket.active) void this.#leaveOrDialLater();
    });
    socket.on("session:ended", ({ code, reason }) => {
      // Still known, but as what? What the page offers was made for whoever it was before.
      if (code === "unauthenticated") void this.#leaveOrDialLater(reason);
      else reloadPage();
    });
    socket.on("wall:changed", (message) => events.wallChanged(message));
    socket.on("subject:changed", (message) => events.subjectChanged(message));
    socket.on("wall:heartbeat", (message) => events.heartbeat(message));
    socket.connect();
  }

  close(): void {
    clearTimeout(this.#dialling);
    this.#socket.off();
    this.#socket.disconnect();
  }

  redial(): void {
    this.#socket.disconnect().connect();
  }

  watchWall(): Promise<WallSnapshot | Refusal> {
    return this.#socket
      .timeout(ANSWER_WITHIN_MS)
      .emitWithAck("wall:watch", { protocol_version: LIVE_PROTOCOL_VERSION });
  }

  watchSubject(subject: string): Promise<SubjectSnapshot | Refusal> {
    return this.#socket.timeout(ANSWER_WITHIN_MS).emitWithAck("subject:watch", { subject });
  }

  unwatchSubject(subject: string): void {
    if (this.#socket.connected) this.#socket.emit("subject:unwatch", { subject }, () => {});
  }

  #dialLater(): void {
    clearTimeout(this.#dialling);
    this.#dialling = setTimeout(() => this.#socket.connect(), DIAL_AGAIN_MS);
  }

  /**
   * Refused at the door or put out of it: a page that nobody may see any more gives way to what the server
   * shows instead, the sign-in or a wall's pairing. Whoever is still known is let in later.
   */
  async #leaveOrDialLater(said: LeavingReason | null = null): Promise<void> {
    await leaveIfUnknown(said);
    this.#dialLater();
  }
}
