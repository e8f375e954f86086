import type { Namespace, Socket } from "socket.io";
import {
  LIVE_DOORS,
  type LiveClientToServer,
  type LiveServerToClient,
  type ServerMoment,
  type SubjectSnapshot,
  type WallSnapshot,
  type WardFacts,
} from "#lib/contract/live.ts";
import { projectSubjectView } from "#lib/projections/project-subject-view.ts";
import { toIso } from "#lib/units/instant.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import { AlarmClock } from "../runtime/alarm-clock.ts";
import { answerUnknown, onRequest, type RequestContext } from "./on-request.ts";
import { Pace } from "./pace.ts";
import type { ViewSource } from "./view-source.ts";
import { WardViews } from "./ward-views.ts";

type LiveNamespace = Namespace<LiveClientToServer, LiveServerToClient>;
type LiveSocket = Socket<LiveClientToServer, LiveServerToClient>;

const WALL = "wall";
const HEARTBEAT_MS = 5_000;
/** Packets that a display may leave unread before it is passed over until it has caught up. */
const MAX_UNREAD = 32;
/** A display that reads nothing for this long is let go; it will connect again. */
const STUCK_AFTER_MS = 60_000;

/**
 * The live hub: a snapshot on joining, then the changes of each tick in one message, then a heartbeat. A
 * change goes out at once when the hub is idle and is merged with others under load. A display too slow to
 * read is passed over and later given everything in one message, so it never costs memory or others' time.
 */
export class Hub {
  readonly #namespace: LiveNamespace;
  readonly #source: ViewSource;
  readonly #views: WardViews;
  readonly #facts: WardFacts;
  readonly #head: () => number;
  readonly #context: RequestContext;
  readonly #pace: Pace;
  readonly #alarmClock: AlarmClock;
  readonly #heartbeat: NodeJS.Timeout;
  /** Displays that are passed over, with the last number that they were sent. */
  readonly #behind = new Map<LiveSocket, { readonly seq: number; readonly since: number }>();
  readonly #staleSubjects = new Set<string>();
  readonly #subjectPace: Pace;
  #seq: number;

  constructor(
    namespace: LiveNamespace,
    source: ViewSource,
    facts: WardFacts,
    head: () => number,
    context: RequestContext,
  ) {
    this.#namespace = namespace;
    this.#source = source;
    this.#facts = facts;
    this.#head = head;
    this.#context = context;
    this.#seq = head();
    this.#views = new WardViews(source);
    this.#pace = new Pace(() => this.#flush(), 4, 250);
    this.#subjectPace = new Pace(() => void this.#flushSubjects(), 250, 2_000);
    this.#alarmClock = new AlarmClock(source.clock, () => this.#flushSoon());
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS);
    namespace.on("connection", (socket) => {
      this.#serve(socket);
      this.#flushSoon();
    });
  }

  /** Something became durable: show it. */
  touch(streams: ReadonlySet<string>): void {
    this.#views.touch(streams);
    for (const stream of streams) this.#staleSubjects.add(stream);
    if (this.#views.isStale) this.#flushSoon();
    this.#subjectPace.request();
  }

  /** Something outside the log changed what views say, such as a feed heard again. */
  touchAll(): void {
    this.#views.touchAll();
    this.#flushSoon();
  }

  /** The snapshot that a display gets on joining. */
  snapshot(): WallSnapshot {
    this.#flush();
    return { ok: true, ...this.#moment(), ...this.#facts, beds: this.#views.all() };
  }

  close(): void {
    clearInterval(this.#heartbeat);
    this.#alarmClock.clear();
    this.#pace.stop();
    this.#subjectPace.stop();
  }

  /** Nobody is served by views that nobody sees: they are made when somebody connects. */
  #flushSoon(): void {
    if (this.#namespace.sockets.size > 0) this.#pace.request();
  }

  #moment(): ServerMoment {
    const { clock } = this.#source;
    return { seq: this.#seq, server_time: toIso(clock.now()), clock_rate: clock.rate };
  }

  #flush(): void {
    const beds = this.#views.refresh();
    this.#alarmClock.set(this.#views.nextChangeAt);
    if (this.#views.isStale) this.#pace.request();
    if (beds.length === 0) return;
    const from_seq = this.#seq;
    this.#seq = this.#head();
    this.#passOverSlowDisplays(from_seq);
    this.#namespace.to(WALL).emit("wall:changed", { from_seq, ...this.#moment(), beds });
    for (const { subject } of beds) if (subject !== null) this.#staleSubjects.add(subject);
    this.#subjectPace.request();
  }

  #passOverSlowDisplays(seq: number): void {
    for (const socket of this.#namespace.sockets.values()) {
      if (!socket.rooms.has(WALL) || unreadOf(socket) <= MAX_UNREAD) continue;
      socket.leave(WALL);
      this.#behind.set(socket, { seq, since: performance.now() });
      socket.conn.once("drain", () => this.#catchUp());
    }
  }

  #catchUp(): void {
    for (const [socket, { seq, since }] of this.#behind) {
      if (!socket.connected) {
        this.#behind.delete(socket);
      } else if (unreadOf(socket) === 0) {
        this.#behind.delete(socket);
        socket.emit("wall:changed", { from_seq: seq, ...this.#moment(), beds: this.#views.all() });
        socket.join(WALL);
      } else if (performance.now() - since > STUCK_AFTER_MS) {
        this.#behind.delete(socket);
        socket.disconnect(true);
      }
    }
  }

  #beat(): void {
    this.#catchUp();
    this.#namespace.to(WALL).emit("wall:heartbeat", this.#moment());
    for (const room of this.#namespace.adapter.rooms.keys()) {
      if (room.startsWith("subject:")) this.#namespace.to(room).emit("wall:heartbeat", this.#moment());
    }
  }

  async #flushSubjects(): Promise<void> {
    const subjects = [...this.#staleSubjects];
    this.#staleSubjects.clear();
    for (const subject of subjects) {
      const room = roomOf(subject);
      if (!this.#namespace.adapter.rooms.has(room)) continue;
      const view = await this.#subjectView(subject);
      if (view !== null) this.#namespace.to(room).emit("subject:changed", { ...this.#moment(), view });
    }
  }

  async #subjectView(subject: string) {
    const record = await this.#source.subject(subject);
    return record === null ? null : projectSubjectView(record, this.#source.context());
  }

  #serve(socket: LiveSocket): void {
    answerUnknown(socket);
    const context = this.#context;
    onRequest(socket, "wall:watch", LIVE_DOORS["wall:watch"], context, (): Result<WallSnapshot> => {
      const snapshot = this.snapshot();
      this.#behind.delete(socket);
      socket.join(WALL);
      return succeed(snapshot);
    });
    onRequest(
      socket,
      "subject:watch",
      LIVE_DOORS["subject:watch"],
      context,
      async ({ subject }): Promise<Result<SubjectSnapshot>> => {
        const view = await this.#subjectView(subject);
        if (view === null) return fail("unknown_subject", `No subject is enrolled as ${subject}.`);
        socket.join(roomOf(subject));
        return succeed({ ok: true, ...this.#moment(), ...this.#facts, view });
      },
    );
    onRequest(socket, "subject:unwatch", LIVE_DOORS["subject:unwatch"], context, ({ subject }) => {
      socket.leave(roomOf(subject));
      return succeed({ ok: true });
    });
  }
}

function roomOf(subject: string): string {
  return `subject:${subject}`;
}

function unreadOf(socket: LiveSocket): number {
  return (socket.conn as unknown as { writeBuffer: { length: number } }).writeBuffer.length;
}
