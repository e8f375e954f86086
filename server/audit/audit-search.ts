import { type Envelope, WARD_STREAM } from "#lib/log/envelope.ts";
import { isReadingEventType } from "#lib/log/event.ts";
import { type AuditEntry, auditEntry } from "#lib/projections/audit-entry.ts";
import { type AuditChange, AuditMemory, changesAlone } from "#lib/projections/audit-memory.ts";
import type { EventLog } from "../log/event-log.ts";
import { type AuditFilter, isAskedFor } from "./audit-query.ts";

/** Events looked at for one step back. */
const STEP = 8_192;
/** The most that one answer looks through without finding enough: whoever asks goes on from there. */
const MOST_LOOKED_AT = 65_536;

/** An event with what it changed. */
export interface AuditFinding {
  readonly entry: AuditEntry;
  readonly changes: readonly AuditChange[];
}

/** Some findings, the newest first, and where the search goes on. */
export interface AuditFindings {
  readonly found: readonly AuditFinding[];
  /** Look at events before this one next; `null`: there are none. */
  readonly next: number | null;
}

/** Looks through the log backwards, from the newest event that is asked for. */
export class AuditSearch {
  readonly #log: EventLog;
  readonly #memory = new AuditMemory();
  /** Of the few events that changed something; of the others their own fields say it all. */
  readonly #changes = new Map<number, readonly AuditChange[]>();
  #upTo = 0;
  #reading: Promise<void> = Promise.resolve();

  constructor(log: EventLog) {
    this.#log = log;
  }

  /** Up to `limit` events before a number that are asked for. */
  async before(seq: number, limit: number, filter: AuditFilter): Promise<AuditFindings> {
    this.#reading = this.#reading.then(() => this.#readOn());
    await this.#reading;
    const { found, next } = await this.#find(seq, limit, filter);
    return { found: found.map((entry) => ({ entry, changes: this.#changesOf(entry) })), next };
  }

  async #find(
    seq: number,
    limit: number,
    filter: AuditFilter,
  ): Promise<{ readonly found: readonly AuditEntry[]; readonly next: number | null }> {
    const subject = filter.subject ?? (await this.#subjectOf(filter.reading));
    if (subject !== null) {
      const entries = await this.#ofSubject(subject, seq, filter);
      const found = entries.slice(-limit).toReversed();
      return { found, next: entries.length > limit ? (found.at(-1)?.seq ?? null) : null };
    }
    const factsOnly = filter.types !== null && ![...filter.types].some(isReadingEventType);
    const found: AuditEntry[] = [];
    let at = Math.min(seq, this.#log.head + 1);
    const end = Math.max(1, at - (factsOnly ? at : MOST_LOOKED_AT));
    while (at > end && found.length < limit) {
      const from = Math.max(end, at - STEP) - 1;
      const step = await between(factsOnly ? this.#log.readFacts(from) : this.#log.readAfter(from), at);
      for (const envelope of step.toReversed()) {
        const entry = auditEntry(envelope);
        if (!isAskedFor(entry, filter)) continue;
        found.push(entry);
        if (found.length === limit) return { found, next: entry.seq > 1 ? entry.seq : null };
      }
      at = from + 1;
    }
    return { found, next: at > 1 ? at : null };
  }

  /** A subject's own events, and those of the ward that speak of it, in order. */
  async #ofSubject(subject: string, seq: number, filter: AuditFilter): Promise<readonly AuditEntry[]> {
    const entries: AuditEntry[] = [];
    for (const stream of [subject, WARD_STREAM]) {
      for await (const page of this.#log.readStream(stream, 0)) {
        for (const envelope of page) {
          if (envelope.seq >= seq) break;
          const entry = auditEntry(envelope);
          if (entry.subject === subject && isAskedFor(entry, filter)) entries.push(entry);
        }
      }
    }
    return entries.toSorted((one, other) => one.seq - other.seq);
  }

  async #subjectOf(reading: number | null): Promise<string | null> {
    return reading === null ? null : ((await this.#log.readEvent(reading))?.stream ?? null);
  }

  #changesOf(entry: AuditEntry): readonly AuditChange[] {
    return this.#changes.get(entry.seq) ?? changesAlone(entry);
  }

  async #readOn(): Promise<void> {
    for await (const page of this.#log.readFacts(this.#upTo)) {
      for (const envelope of page) {
        this.#upTo = envelope.seq;
        const entry = auditEntry(envelope);
        const changes = this.#memory.take(entry);
        const isMore = changes.some(({ before }) => before !== null);
        // What it says again is no change: fewer than it says.
        if (isMore || changes.length < entry.fields.length) this.#changes.set(envelope.seq, changes);
      }
    }
  }
}

async function between(
  pages: AsyncIterable<readonly Envelope[]>,
  before: number,
): Promise<readonly Envelope[]> {
  const found: Envelope[] = [];
  for await (const page of pages) {
    for (const envelope of page) {
      if (envelope.seq >= before) return found;
      found.push(envelope);
    }
  }
  return found;
}
