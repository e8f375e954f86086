import type { Refusal, ServerMoment, SubjectChanged, WallChanged, WardFacts } from "#lib/contract/live.ts";
import type { Instant } from "#lib/units/instant.ts";
import { Listeners } from "./listeners.ts";
import type { LiveTransport } from "./live-transport.ts";
import { ServerClock } from "./server-clock.ts";
import type { Timers } from "./timers.ts";

/** How the page stands to the server. `connecting`: nothing was ever heard, and not for long. */
export interface Connection {
  readonly status: "connecting" | "live" | "lost";
  /** While lost: when the server was last heard, by its own clock; `null`: never. */
  readonly lastHeardAt: Instant | null;
}

/** What is kept in step with the server over the link. */
export interface Watcher {
  /** Ask for the whole again. */
  synchronise(): void;
  wallChanged?(message: WallChanged): void;
  subjectChanged?(message: SubjectChanged): void;
  heartbeat?(message: ServerMoment): void;
}

/** Heartbeats come every 5 s: after two and a bit the server is lost, and well within 15 s a banner says so. */
const SILENCE_MS = 12_000;
/** A connection known to be broken is given this long to come back before the screen says so. */
const GRACE_MS = 3_000;
const REDIAL_AFTER_MS = 10_000;

/**
 * The page's one connection: its state, watched by a timer because a dead network says nothing; the server's
 * clock; the facts of the ward. `live` only once a snapshot has arrived: a socket that is merely open proves
 * nothing about the figures.
 */
export class LiveLink {
  readonly clock: ServerClock;
  readonly timers: Timers;
  readonly transport: LiveTransport;
  readonly #listeners = new Listeners();
  readonly #watchers = new Set<Watcher>();
  readonly #onNewBuild: (build: string) => void;
  #connection: Connection = { status: "connecting", lastHeardAt: null };
  #facts: WardFacts | null = null;
  #isOpen = false;
  #heardAt = 0;
  #brokenAt: number | null = null;
  #redialledAt = 0;
  #stopWatchdog: () => void = () => {};

  constructor(transport: LiveTransport, timers: Timers, onNewBuild: (build: string) => void) {
    this.transport = transport;
    this.timers = timers;
    this.clock = new ServerClock(timers);
    this.#onNewBuild = onNewBuild;
  }

  get connection(): Connection {
    return this.#connection;
  }

  /** `null` until the first snapshot. */
  get facts(): WardFacts | null {
    return this.#facts;
  }

  readonly subscribe = this.#listeners.subscribe;

  /** Real milliseconds since the server was last heard. */
  silence(): number {
    return this.timers.monotonic() - this.#heardAt;
  }

  open(): void {
    this.#heardAt = this.timers.monotonic();
    this.#redialledAt = this.#heardAt;
    this.#brokenAt = null;
    this.#stopWatchdog = this.timers.every(1_000, () => this.#watch());
    this.transport.open({
      connected: () => {
        this.#isOpen = true;
        for (const watcher of this.#watchers) watcher.synchronise();
      },
      disconnected: () => {
        this.#isOpen = false;
        this.#brokenAt ??= this.timers.monotonic();
      },
      wallChanged: (message) => {
        this.#hear(message);
        for (const watcher of this.#watchers) watcher.wallChanged?.(message);
      },
      subjectChanged: (message) => {
        this.#hear(message);
        for (const watcher of this.#watchers) watcher.subjectChanged?.(message);
      },
      heartbeat: (message) => {
        this.#hear(message);
        for (const watcher of this.#watchers) watcher.heartbeat?.(message);
      },
    });
  }

  close(): void {
    this.#stopWatchdog();
    this.#isOpen = false;
    this.transport.close();
  }

  /** Keeps a watcher in step from now on; the answer ends that. */
  attach(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    if (this.#isOpen) watcher.synchronise();
    return () => {
      this.#watchers.delete(watcher);
    };
  }

  /** A snapshot has arrived: what the screen shows is true again. */
  confirm(snapshot: ServerMoment & WardFacts): void {
    this.#mark(snapshot);
    const known = this.#facts;
    this.#facts = snapshot;
    this.#brokenAt = null;
    this.#become({ status: "live", lastHeardAt: null });
    if (known !== null && known.build !== snapshot.build) this.#onNewBuild(snapshot.build);
  }

  /** The server does not understand how we ask for the ward, so it is a newer one than this page. */
  refused(refusal: Refusal): void {
    if (refusal.code === "malformed") this.#onNewBuild(`not ours: ${refusal.detail}`);
  }

  #hear(moment: ServerMoment): void {
    const wasLost = this.#connection.status === "lost";
    this.#mark(moment);
    if (wasLost) for (const watcher of this.#watchers) watcher.synchronise();
  }

  #mark(moment: ServerMoment): void {
    this.#heardAt = this.timers.monotonic();
    this.clock.set(moment);
  }

  #watch(): void {
    const now = this.timers.monotonic();
    const isSilent = now - this.#heardAt >= SILENCE_MS;
    const isBroken = this.#brokenAt !== null && now - this.#brokenAt >= GRACE_MS;
    if ((isSilent || isBroken) && this.#connection.status !== "lost") {
      this.#become({ status: "lost", lastHeardAt: this.#lastHeardAt() });
    }
    if (this.#isOpen && isSilent && now - this.#redialledAt >= REDIAL_AFTER_MS) {
      this.#redialledAt = now;
      this.transport.redial();
    }
  }

  #lastHeardAt(): Instant | null {
    const now = this.clock.now();
    return now === null ? null : ((now - Math.round(this.silence() * this.clock.rate)) as Instant);
  }

  #become(connection: Connection): void {
    this.#connection = connection;
    this.#listeners.notify();
  }
}
