import type { InterpretedReading } from "../ventilation/interpret-reading.ts";
import type { Reading } from "../ventilation/reading.ts";
import type { ReadingEvent, ReadingRecorded } from "./event.ts";
import { isClaim, recordedAtInstant } from "./kept-readings.ts";
import type { ReadingBook } from "./reading-book.ts";

/** A reading whose subject and source are known, to be recorded. */
export interface RecordReading {
  readonly reading: InterpretedReading;
  readonly source: string;
  /** The sender's own identifier. */
  readonly id: string | null;
  /** Where a person has it from who enters it after its time. */
  readonly late?: string | null;
}

/** The reading that first came with the same sender's id, wherever it lies. */
export interface PriorReading {
  readonly seq: number;
  readonly subject: string;
  readonly event: ReadingRecorded;
}

/** What becomes of a reading: a new event, or the number of the one that was there first. */
export type ReadingDecision =
  | { readonly status: "duplicate"; readonly seq: number }
  /** Impossible; `event` is null when the same was already listed under `seq`. */
  | {
      readonly status: "rejected";
      readonly detail: string;
      readonly event: ReadingEvent | null;
      readonly seq: number | null;
    }
  /** `dispute`: the prior reading that loses its standing too. */
  | {
      readonly status: "accepted";
      readonly event: ReadingRecorded;
      readonly conflict: string | null;
      readonly dispute: { readonly subject: string; readonly event: ReadingEvent } | null;
    };

/**
 * Decides what one reading becomes. Sending it again, by its id or by its content, changes nothing; another
 * content under the same id or the same subject, parameter, time and source is a conflict, whichever came
 * first. Source: contract.md "Beds, sources, duplicates".
 */
export function decideReading(
  book: ReadingBook,
  subject: string,
  { reading, source, id, late }: RecordReading,
  prior: PriorReading | null,
): ReadingDecision {
  const { parameter, value, unit, observedAt, impossible } = reading;
  const claims = recordedAtInstant(book, parameter, observedAt, source);
  const same = claims.find((one) => one.value === value && one.unit === unit && mayBeSentAgain(one));
  // Without optional parts as spreads: this runs for every reading of every feed.
  const content = {
    parameter,
    value,
    unit,
    observedAt,
    source,
    id: id ?? undefined,
    sent: reading.sent ?? undefined,
    late: late === undefined || late === null ? undefined : { text: late },
  };
  if (impossible !== null) {
    const { code, detail } = impossible;
    if (same !== undefined) return { status: "rejected", detail, event: null, seq: same.seq };
    return { status: "rejected", detail, event: { type: "readingRejected", ...content, code }, seq: null };
  }
  if (same !== undefined) return { status: "duplicate", seq: same.seq };
  const rival = claims.find(isClaim);
  const reused = prior !== null && !isSameContent(prior, subject, content) ? prior : null;
  return {
    status: "accepted",
    event: { type: "readingRecorded", ...content, disputed: reused === null ? undefined : true },
    conflict: rival === undefined && reused === null ? null : describeConflict(rival, reused),
    dispute: reused === null || reused.event.disputed ? null : disputeOf(reused),
  };
}

/** As it came once, whatever became of it; or as it was corrected and stands. */
function mayBeSentAgain(reading: Reading): boolean {
  return reading.original === undefined || isClaim(reading);
}

function disputeOf({ subject, seq, event }: PriorReading) {
  const { parameter, observedAt } = event;
  return { subject, event: { type: "readingDisputed", seq, parameter, observedAt } as const };
}

type Content = Pick<ReadingRecorded, "parameter" | "value" | "unit" | "observedAt">;

function isSameContent(prior: PriorReading, subject: string, content: Content): boolean {
  const { event } = prior;
  return (
    prior.subject === subject &&
    event.parameter === content.parameter &&
    event.value === content.value &&
    event.unit === content.unit &&
    event.observedAt === content.observedAt
  );
}

function describeConflict(rival: Reading | undefined, reused: PriorReading | null): string | null {
  if (rival !== undefined) {
    return `Another value (${rival.value} ${rival.unit}) is kept for this time and source: neither counts until the query is answered.`;
  }
  if (reused !== null) {
    return `This id came before with other content (number ${reused.seq}): neither counts until the query is answered.`;
  }
  return null;
}
