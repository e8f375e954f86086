import type { AlarmBoard } from "#lib/alarms/alarm.ts";
import type { PriorReading } from "#lib/log/decide-reading.ts";
import type { VentwallEvent } from "#lib/log/event.ts";
import type { ReadingBook } from "#lib/log/reading-book.ts";
import type { SubjectState } from "#lib/log/subject-state.ts";
import type { WardState } from "#lib/log/ward-state.ts";
import type { Instant } from "#lib/units/instant.ts";

/** The actor of what follows by itself. */
export const SYSTEM = "ventwall";

/** A sender's own name of a reading. */
export interface SenderId {
  readonly source: string;
  readonly id: string;
}

/** What a decision sees and what it may do: everything recorded before it in the same group included. */
export interface Draft {
  readonly now: Instant;
  readonly ward: WardState;
  subject(name: string): SubjectState | null;
  /** The alarms of a subject. */
  board(subject: string): AlarmBoard;
  /** The readings of an enrolled subject that the proposal said it needs. */
  book(subject: string): ReadingBook;
  /** The same where they happen to be in memory; `null`: they are not. */
  bookAtHand(subject: string): ReadingBook | null;
  /** The reading that first came with this sender's id, if any. */
  prior(senderId: SenderId): PriorReading | null;
  /** Records an event and returns its number in the log; it is durable when the proposal's promise resolves. */
  record(stream: string, event: VentwallEvent, senderId?: SenderId): number;
}
