import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { projectReviewRow } from "#lib/projections/project-review.ts";
import type { ReviewRowView, ReviewView } from "#lib/projections/review-view.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { PROTOCOL_HASH } from "#lib/protocol/protocol-identity.ts";
import { studyDayAt } from "#lib/study/study-day.ts";
import { toIso } from "#lib/units/instant.ts";
import { firstInfusionStart } from "#lib/ventilation/subject.ts";
import { KeptParts, type Lasting, type PartSources } from "./kept-parts.ts";

/** A row as it was last told. */
interface Line {
  /** What it was made of. */
  readonly part: ReviewRowView;
  readonly row: ReviewRowView;
  /** The row as JSON: a thousand of them are sent again and again. */
  readonly text: string;
  /** When it last became another one, counted in changes of the table. */
  readonly changedAt: number;
}

/** S-9 before S-10, as a person looks for them. */
const byNumber = new Intl.Collator("en", { numeric: true });
const STUDY_DAYS = PROTOCOL.studyDays.last - PROTOCOL.studyDays.first + 1;

/** The review's rows. Whoever has looked before is told what has changed since. */
export class ReviewTable {
  readonly parts: KeptParts<ReviewRowView>;
  readonly #from: PartSources;
  readonly #lines = new Map<string, Line>();
  /** Whom an answer left out as still coming: their row is news to whoever had it, also if it is as it was. */
  readonly #owed = new Set<string>();
  /** Names this table: a cursor of another one says nothing here. */
  readonly #name = randomUUID().slice(0, 8);
  #changes = 0;

  constructor(from: PartSources) {
    this.#from = from;
    this.parts = new KeptParts(from, {
      format: "review/1",
      make: async (subject) => projectReviewRow(await from.source.enrolled(subject), from.source.context()),
      lasting: (part) => lasting(part, from.source.calendar.localDate(from.source.clock.now())),
    });
  }

  /**
   * The table as JSON (`ReviewView`): whole, or what changed since the cursor of an earlier answer. `patienceMs`:
   * after it what is there is told, and how many rows are still coming; `null`: everything is waited for.
   */
  async view(since: string | null, patienceMs: number | null = null): Promise<string> {
    const refreshed = this.parts.refresh().then(() => true);
    const isMade = await (patienceMs === null ? refreshed : atMost(refreshed, patienceMs));
    const parts: (readonly [subject: string, part: ReviewRowView | null])[] = [];
    for (const { subject } of [...this.#from.folded.subjects()]) {
      // Whoever changed while the others were made is made once more: nobody on the ward may be missing.
      parts.push([subject, this.parts.peek(subject) ?? (isMade ? await this.parts.of(subject) : null)]);
    }
    // From here on nothing is waited for: a cursor tells of all that was told with it, and of nothing else.
    const from = this.#changesAt(since);
    const rows: { readonly subject: string; readonly text: string }[] = [];
    let coming = 0;
    for (const [subject, made] of parts) {
      const part = this.parts.peek(subject) ?? made;
      if (part === null) {
        coming += 1;
        this.#owed.add(subject);
        continue;
      }
      const { changedAt, text } = this.#line(part);
      if (from === null || changedAt > from) rows.push({ subject, text });
    }
    rows.sort((a, b) => byNumber.compare(a.subject, b.subject));
    const { source } = this.#from;
    const head: Omit<ReviewView, "subjects"> = {
      time_zone: source.calendar.timeZone,
      server_time: toIso(source.clock.now()),
      protocol: { version: PROTOCOL.version, hash: PROTOCOL_HASH },
      cursor: `${this.#name}-${this.#changes}`,
      whole: from === null,
      coming,
    };
    return `${JSON.stringify(head).slice(0, -1)},"subjects":[${rows.map(({ text }) => text).join(",")}]}`;
  }

  /** The row of somebody enrolled. */
  async row(subject: string): Promise<ReviewRowView> {
    return this.#line(await this.parts.of(subject)).row;
  }

  #line(part: ReviewRowView): Line {
    const { subject } = part;
    const before = this.#lines.get(subject);
    const studyDay = this.#studyDay(subject);
    const isOwed = this.#owed.delete(subject);
    if (!isOwed && before?.part === part && before.row.study_day === studyDay) return before;
    const row = { ...part, study_day: studyDay };
    const text = JSON.stringify(row);
    const isSame = !isOwed && before?.text === text;
    if (!isSame) this.#changes += 1;
    const line: Line = isSame ? { ...before, part } : { part, row, text, changedAt: this.#changes };
    this.#lines.set(subject, line);
    return line;
  }

  /** Goes on long after the days that a row is made of. */
  #studyDay(subject: string): number | null {
    const { folded, source } = this.#from;
    const state = folded.subject(subject);
    const infusionStart = state === null ? null : firstInfusionStart(state.profile);
    return studyDayAt(source.calendar, infusionStart, source.clock.now());
  }

  /** How many changes a cursor has seen; `null`: none of ours, so everything is new to whoever brings it. */
  #changesAt(cursor: string | null): number | null {
    const [name, changes = ""] = cursor?.split("-") ?? [];
    return name === this.#name && /^\d{1,15}$/.test(changes) ? Number(changes) : null;
  }
}

/** A running day grows with time alone; one that is over, only by what happens to its subject. */
function lasting(
  { ventilated, infusion_started_at: infusedAt, dates }: ReviewRowView,
  today: string,
): Lasting {
  const isOver = infusedAt === null || (dates.length === STUDY_DAYS && (dates.at(-1) ?? today) < today);
  if (isOver) return ventilated ? "today" : "always";
  return ventilated ? "moments" : "today";
}

/** Whether the work was done in time. */
async function atMost(work: Promise<boolean>, ms: number): Promise<boolean> {
  const waiting = new AbortController();
  const given = setTimeout(ms, false, { signal: waiting.signal });
  const isDone = await Promise.race([work, given]);
  waiting.abort();
  return isDone;
}
