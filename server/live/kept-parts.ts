import type { Instant } from "#lib/units/instant.ts";
import type { EventLog, Snapshot } from "../log/event-log.ts";
import type { FoldedLog } from "../log/folded-log.ts";
import type { ViewSource } from "./view-source.ts";

/** How long a part is true if nothing happens to its subject. */
export type Lasting = "moments" | "today" | "always";

/** What is made of one subject. Goes through JSON and comes out the same. */
export interface PartKind<Part> {
  /** Names it and its form among the snapshots. */
  readonly format: string;
  make(subject: string): Promise<Part>;
  lasting(part: Part): Lasting;
}

/** Where parts are made from and kept. */
export interface PartSources {
  readonly folded: FoldedLog;
  readonly source: ViewSource;
  readonly log: Pick<EventLog, "loadSnapshot" | "saveSnapshots">;
  /** Names the program and its rules: what others made is not believed. */
  readonly rules: string;
}

interface Kept<Part> {
  readonly part: Part;
  readonly version: number;
  readonly bed: string | null;
  readonly madeAt: Instant;
  /** `null`: it stays true until something happens to the subject. */
  readonly until: Instant | null;
}

/** As it lies beside the log. */
interface Stored<Part> extends Omit<Kept<Part>, "version"> {
  readonly rules: string;
}

const MOMENTS_MS = 30_000;
/** Longer than this at a time nobody else waits: alarms and the wall go before. */
const TURN_MS = 8;
/** So many go into one write. */
const SAVED_AT_ONCE = 50;

/**
 * What a table shows of each subject, kept until the subject changes, and beside the log as well, so that neither a
 * look nor a restart reads everybody's readings again. All of it can be thrown away and made anew.
 */
export class KeptParts<Part> {
  readonly #from: PartSources;
  readonly #kind: PartKind<Part>;
  readonly #kept = new Map<string, Kept<Part>>();
  readonly #unsaved = new Set<string>();
  #refreshing: Promise<void> | null = null;

  constructor(from: PartSources, kind: PartKind<Part>) {
    this.#from = from;
    this.#kind = kind;
  }

  /** The part if it is true now; `null`: it has to be made. */
  peek(subject: string): Part | null {
    const kept = this.#kept.get(subject);
    return kept !== undefined && this.#isTrue(subject, kept) ? kept.part : null;
  }

  /** The part of somebody enrolled. */
  async of(subject: string): Promise<Part> {
    return this.peek(subject) ?? (await this.#stored(subject)) ?? (await this.#made(subject));
  }

  /** Makes what is not true of everybody, in turns that keep nobody waiting; once for all who ask at a time. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#refreshAll().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  /** Writes beside the log what would be worth it at the next start. */
  async save(): Promise<void> {
    while (this.#unsaved.size > 0) await this.#saveSome();
  }

  async #refreshAll(): Promise<void> {
    let turnEnds = performance.now() + TURN_MS;
    for (const { subject } of [...this.#from.folded.subjects()]) {
      if (this.peek(subject) === null) await this.of(subject);
      if (performance.now() < turnEnds) continue;
      await new Promise(setImmediate);
      turnEnds = performance.now() + TURN_MS;
    }
  }

  #isTrue(subject: string, { version, bed, madeAt, until }: Kept<Part>): boolean {
    const { folded, source } = this.#from;
    const now = source.clock.now();
    return (
      version === folded.version(subject) &&
      bed === this.#bedOf(subject) &&
      now >= madeAt &&
      (until === null || now < until)
    );
  }

  async #stored(subject: string): Promise<Part | null> {
    if (this.#kept.has(subject)) return null;
    const snapshot = await this.#from.log.loadSnapshot(subject, this.#kind.format);
    if (snapshot === null) return null;
    const { rules, ...stored } = JSON.parse(snapshot.body) as Stored<Part>;
    const kept = { ...stored, version: snapshot.version };
    if (rules !== this.#from.rules || !this.#isTrue(subject, kept)) return null;
    this.#kept.set(subject, kept);
    return kept.part;
  }

  async #made(subject: string): Promise<Part> {
    const { folded, source } = this.#from;
    const version = folded.version(subject);
    const bed = this.#bedOf(subject);
    const madeAt = source.clock.now();
    const part = await this.#kind.make(subject);
    const lasting = bed === null ? this.#kind.lasting(part) : "moments";
    this.#kept.set(subject, { part, version, bed, madeAt, until: this.#end(lasting, madeAt) });
    if (lasting === "moments") this.#unsaved.delete(subject);
    else this.#unsaved.add(subject);
    if (this.#unsaved.size >= SAVED_AT_ONCE) await this.#saveSome();
    return part;
  }

  #end(lasting: Lasting, madeAt: Instant): Instant | null {
    switch (lasting) {
      case "moments":
        return (madeAt + MOMENTS_MS) as Instant;
      case "today":
        return this.#from.source.calendar.nextMidnight(madeAt);
      case "always":
        return null;
    }
  }

  /** What cannot be written is made again after a start; a disk in trouble is told by the appends. */
  async #saveSome(): Promise<void> {
    const snapshots: Snapshot[] = [];
    for (const subject of this.#unsaved) {
      this.#unsaved.delete(subject);
      const kept = this.#kept.get(subject);
      if (kept === undefined) continue;
      const { version, ...rest } = kept;
      const stored: Stored<Part> = { ...rest, rules: this.#from.rules };
      const { format } = this.#kind;
      snapshots.push({ stream: subject, version, format, body: JSON.stringify(stored) });
      if (snapshots.length === SAVED_AT_ONCE) break;
    }
    await this.#from.log.saveSnapshots(snapshots);
  }

  #bedOf(subject: string): string | null {
    return this.#from.folded.ward.bedBySubject.get(subject) ?? null;
  }
}
