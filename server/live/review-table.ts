import { projectReviewRow } from "#lib/projections/project-review.ts";
import type { ReviewView } from "#lib/projections/subject-view.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { PROTOCOL_HASH } from "#lib/protocol/protocol-identity.ts";
import { toIso } from "#lib/units/instant.ts";
import type { FoldedLog } from "../log/folded-log.ts";
import type { ViewSource } from "./view-source.ts";

type Row = ReviewView["subjects"][number];

interface KeptRow {
  readonly row: Row;
  readonly version: number;
  readonly bed: string | null;
  /** A running day grows with time alone, so such a row is made anew when it is older than this. */
  readonly madeAt: number;
  readonly isRunning: boolean;
}

/** S-9 before S-10, as a person looks for them. */
const byNumber = new Intl.Collator("en", { numeric: true });
const RUNNING_ROW_LIVES_MS = 30_000;

/**
 * The review's rows, each kept until its subject changes: a study of many subjects who have left is not read
 * from the log again for every look at the table.
 */
export class ReviewTable {
  readonly #folded: FoldedLog;
  readonly #source: ViewSource;
  readonly #rows = new Map<string, KeptRow>();

  constructor(folded: FoldedLog, source: ViewSource) {
    this.#folded = folded;
    this.#source = source;
  }

  async view(): Promise<ReviewView> {
    const subjects: Row[] = [];
    const names = [...this.#folded.subjects()].map(({ subject }) => subject).toSorted(byNumber.compare);
    for (const name of names) subjects.push(await this.row(name));
    return {
      time_zone: this.#source.calendar.timeZone,
      server_time: toIso(this.#source.clock.now()),
      protocol: { version: PROTOCOL.version, hash: PROTOCOL_HASH },
      simulated: subjects.some((row) => row.simulated),
      subjects,
    };
  }

  /** The row of somebody enrolled. */
  async row(subject: string): Promise<Row> {
    const version = this.#folded.version(subject);
    const bed = this.#folded.ward.bedBySubject.get(subject) ?? null;
    const now = this.#source.clock.now();
    const kept = this.#rows.get(subject);
    if (
      kept !== undefined &&
      kept.version === version &&
      kept.bed === bed &&
      (!kept.isRunning || now - kept.madeAt < RUNNING_ROW_LIVES_MS)
    ) {
      return kept.row;
    }
    const record = await this.#source.subject(subject);
    if (record === null) throw new Error(`${subject} is listed but not enrolled`);
    const row = projectReviewRow(record, this.#source.context());
    const isRunning = row.ventilated || bed !== null;
    this.#rows.set(subject, { row, version, bed, madeAt: now, isRunning });
    return row;
  }
}
