import type { VentwallEvent } from "#lib/log/event.ts";
import type { SubjectState } from "#lib/log/subject-state.ts";
import type { Draft } from "./draft.ts";

/** What a group brings for a subject, with its number in the log. */
export interface Happened {
  readonly seq: number;
  readonly event: VentwallEvent;
}

/**
 * Looks after every subject that a group touches: what it records becomes durable together with the group, or
 * neither does.
 */
export interface Attendant {
  /** Whether it reads the readings of a subject also off the ward; on the ward they are always at hand. */
  readonly needsReadings?: (state: SubjectState, happened: readonly Happened[]) => boolean;
  /** A group begins. */
  readonly begin?: () => void;
  /** Is told of each event of a subject before anything is changed by it. */
  readonly before?: (draft: Draft, subject: string, event: VentwallEvent) => void;
  attend(draft: Draft, subject: string, happened: readonly Happened[]): void;
}

/** What is to be recorded before anything else when the clock was found put back by so many milliseconds. */
export type PutBackAttendant = (draft: Draft, byMs: number) => void;

/** Subjects and streams touched by a group, told after it became durable. */
export type CommitListener = (touched: ReadonlySet<string>, events: number) => void;
