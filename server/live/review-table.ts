import { randomUUID } from "node:crypto";
import { projectReviewRow } from "#lib/projections/project-review.ts";
import type { ReviewRowView, ReviewView } from "#lib/projections/review-view.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { PROTOCOL_HASH } from "#lib/protocol/protocol-identity.ts";
import { toIso } from "#lib/units/instant.ts";
import type { FoldedLog } from "../log/folded-log.ts";
import type { ViewSource } from "./view-source.ts";

interface KeptRow {
  readonly row: ReviewRowView;
  /** The row as JSON: a thousand of them are sent again and again. */
  readonly text: string;
  /** When it last became another one, counted in changes of the table. */
  readonly changedAt: number;
  readonly version: number;
  readonly bed: string | null;
  /** A running day grows with time alone, so such a row is made anew when it is older than this. */
  readonly madeAt: number;
  readonly isRunning: boolean;
}

/** S-9 before S-10, as a person looks for them. */
const byNumber = new Intl.Collator("en", { numeric: true });
const RUNNING_ROW_LIVES_MS = 30_000;
/** Rows are made for so long before others are let to work. */
const TURN_MS = 8;

/**
 * The review's rows, each kept until its subject changes: a study of many subjects who have left is not read
 * from the log again for every look at the table. Whoever has looked before is told what has changed since.
 */
export class ReviewTable {
  readonly #folded: FoldedLog;
  readonly #source: ViewSource;
  readonly #rows = new Map<string, KeptRow>();
  /** Names this table: a cursor of another one says nothing here. */
  readonly #name = randomUUID().slice(0, 8);
  #changes = 0;
  #refreshing: Promise<void> | null = null;

  constructor(folded: FoldedLog, source: ViewSource) {
    this.#folded = folded;
    this.#source = source;
  }

  /** The table as JSON (`ReviewView`): whole, or what changed since the cursor of an earlier answer. */
  async view(since: string | null): Promise<string> {
    await this.#refresh();
    const from = this.#changesAt(since);
    const rows: { readonly subject: string; readonly text: string }[] = [];
    for (const [subject, { text, changedAt }] of this.#rows) {
      if (from === null || changedAt > from) rows.push({ subject, text });
    }
    rows.sort((a, b) => byNumber.compare(a.subject, b.subject));
    const head: Omit<ReviewView, "subjects"> = {
      time_zone: this.#source.calendar.timeZone,
      server_time: toIso(this.#source.clock.now()),
      protocol: { version: PROTOCOL.version, hash: PROTOCOL_HASH },
      cursor: `${this.#name}-${this.#changes}`,
      whole: from === null,
    };
    return `${JSON.stringify(head).slice(0, -1)},"subjects":[${rows.map(({ text }) => text).join(",")}]}`;
  }

  /** The row of somebody enrolled. */
  async row(subject: string): Promise<ReviewRowView> {
    return (await this.#fresh(subject)).row;
  }

  /** One look for all who ask at the same time. */
  #refresh(): Promise<void> {
    this.#refreshing ??= this.#refreshAll().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  async #refreshAll(): Promise<void> {
    let turnEnds = performance.now() + TURN_MS;
    for (const { subject } of [...this.#folded.subjects()]) {
      if (this.#isFresh(subject)) continue;
      await this.#fresh(subject);
      if (performance.now() < turnEnds) continue;
      await new Promise(setImmediate);
      turnEnds = performance.now() + TURN_MS;
    }
  }

  #isFresh(subject: string): boolean {
    const kept = this.#rows.get(subject);
    return (
      kept !== undefined &&
      kept.version === this.#folded.version(subject) &&
      kept.bed === this.#bedOf(subject) &&
      (!kept.isRunning || this.#source.clock.now() - kept.madeAt < RUNNING_ROW_LIVES_MS)
    );
  }

  async #fresh(subject: string): Promise<KeptRow> {
    const kept = this.#rows.get(subject);
    if (kept !== undefined && this.#isFresh(subject)) return kept;
    const version = this.#folded.version(subject);
    const bed = this.#bedOf(subject);
    const record = await this.#source.subject(subject);
    if (record === null) throw new Error(`${subject} is listed but not enrolled`);
    const row = projectReviewRow(record, this.#source.context());
    const text = JSON.stringify(row);
    const isSame = kept?.text === text;
    if (!isSame) this.#changes += 1;
    const made: KeptRow = {
      row: isSame ? kept.row : row,
      text: isSame ? kept.text : text,
      changedAt: isSame ? kept.changedAt : this.#changes,
      version,
      bed,
      madeAt: this.#source.clock.now(),
      isRunning: row.ventilated || bed !== null,
    };
    this.#rows.set(subject, made);
    return made;
  }

  #bedOf(subject: string): string | null {
    return this.#folded.ward.bedBySubject.get(subject) ?? null;
  }

  /** How many changes a cursor has seen; `null`: none of ours, so everything is new to whoever brings it. */
  #changesAt(cursor: string | null): number | null {
    const [name, changes = ""] = cursor?.split("-") ?? [];
    return name === this.#name && /^\d{1,15}$/.test(changes) ? Number(changes) : null;
  }
}
