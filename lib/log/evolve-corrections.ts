import { assertNever } from "../units/assert-never.ts";
import type { Instant } from "../units/instant.ts";
import type { Parameter } from "../ventilation/parameter.ts";
import type { Reading } from "../ventilation/reading.ts";
import type { CorrectionEvent, ReadingCorrected } from "./correction-event.ts";
import type { Envelope } from "./envelope.ts";
import { changeReading, insertReading, judgeClaims, type KeptReadings } from "./kept-readings.ts";
import { addVersion, type ReadingHistories, type VersionChange } from "./reading-history.ts";

/** What corrections change: the lists, and what became of each reading. */
export interface CorrectedReadings extends KeptReadings {
  readonly histories: ReadingHistories;
}

/**
 * Takes a change by a person into the readings, in place. What came first is never written over: a correction
 * stands beside it, everything else is a mark on it.
 */
export function evolveCorrection(kept: CorrectedReadings, envelope: Envelope<CorrectionEvent>): void {
  const { event, recordedAt } = envelope;
  switch (event.type) {
    case "readingCorrected":
      correct(kept, envelope as Envelope<ReadingCorrected>);
      return;
    case "readingVoided":
      mark(kept, envelope, event, "voided", (one) => ({ ...one, status: "voided" }));
      return;
    case "readingRestored":
      mark(kept, envelope, event, "restored", ({ supersededBy: _lost, ...one }) => ({
        ...one,
        status: "valid",
        countsFrom: recordedAt,
      }));
      return;
    case "readingChosen": {
      const { parameter, observedAt, over } = event;
      const standing = standingOf(kept, event.seq);
      kept.disputed.delete(standing);
      for (const { seq, version } of over) {
        const loser = { ...event, seq, version, observedAt, parameter };
        mark(kept, envelope, loser, "passed_over", (one) => ({
          ...one,
          status: "superseded",
          supersededBy: standing,
        }));
      }
      mark(kept, envelope, event, "chosen", (one) => one);
      return;
    }
    default:
      assertNever(event);
  }
}

/** The number of the reading that stands for the one that came under a number. */
function standingOf({ histories }: CorrectedReadings, original: number): number {
  return histories.get(original)?.standing ?? original;
}

function correct(kept: CorrectedReadings, envelope: Envelope<ReadingCorrected>): void {
  const { event, seq, recordedAt } = envelope;
  const { parameter, was, becomes, version, seq: original } = event;
  const before = changed(kept, event, was.observedAt, (one) => ({
    ...one,
    status: "superseded",
    supersededBy: seq,
  }));
  if (kept.disputed.delete(before.seq)) kept.disputed.add(seq);
  const { source } = before;
  insertReading(kept, {
    seq,
    parameter,
    ...becomes,
    recordedAt,
    source,
    status: "valid",
    version,
    original,
  });
  judgeClaims(kept, parameter, was.observedAt, source, recordedAt);
  judgeClaims(kept, parameter, becomes.observedAt, source, recordedAt);
  bringForward(kept, before, recordedAt);
  remember(kept, envelope, event, "corrected", { ...before, ...becomes, seq });
}

type Marked = Pick<CorrectionEvent, "seq" | "version" | "parameter" | "reasonCode" | "text"> & {
  readonly observedAt: Instant;
  readonly belongsTo?: string;
};

function mark(
  kept: CorrectedReadings,
  envelope: Envelope,
  marked: Marked,
  change: VersionChange,
  how: (reading: Reading) => Reading,
): void {
  const { parameter, observedAt, version } = marked;
  const before = changed(kept, marked, observedAt, (one) => ({ ...how(one), version }));
  judgeClaims(kept, parameter, observedAt, before.source, envelope.recordedAt);
  bringForward(kept, before, envelope.recordedAt);
  remember(kept, envelope, marked, change, before);
}

/** Where the last reading that counted counts no more, the one before is the last from now on, and no earlier. */
function bringForward(kept: CorrectedReadings, gone: Reading, now: Instant): void {
  if (gone.status !== "valid") return;
  const last = kept.get(gone.parameter)?.findLast(({ status }) => status === "valid");
  if (last === undefined || last.observedAt >= gone.observedAt || last.recordedAt === now) return;
  changeReading(kept, last, (one) => ({ ...one, countsFrom: now }));
}

/** The reading that stood, which is then another. */
function changed(
  kept: CorrectedReadings,
  { seq: original, parameter }: { readonly seq: number; readonly parameter: Parameter },
  observedAt: Instant,
  how: (reading: Reading) => Reading,
): Reading {
  const seq = standingOf(kept, original);
  const before = changeReading(kept, { parameter, observedAt, seq }, how);
  if (before === null) throw new Error(`Reading ${original} was changed and is not kept as ${seq}`);
  return before;
}

function remember(
  { histories }: CorrectedReadings,
  { seq, recordedAt, actor }: Envelope,
  {
    seq: original,
    version,
    reasonCode,
    text,
    belongsTo,
  }: Omit<Marked, "observedAt"> & { belongsTo?: string },
  change: VersionChange,
  standing: Pick<Reading, "seq" | "value" | "unit" | "observedAt">,
): void {
  const { value, unit, observedAt } = standing;
  addVersion(
    histories,
    original,
    {
      seq,
      version,
      change,
      value,
      unit,
      observedAt,
      reasonCode,
      text,
      by: actor,
      at: recordedAt,
      belongsTo: belongsTo ?? null,
    },
    standing.seq,
  );
}
