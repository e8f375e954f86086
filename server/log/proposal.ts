import type { WardState } from "#lib/log/ward-state.ts";
import type { Draft, SenderId } from "./draft.ts";
import type { AppendFailure } from "./event-log.ts";

/** Work that decides against the present state and records what follows from it. */
export interface Proposal<T> {
  /** Who brings it. */
  readonly actor: string;
  /** How much room it takes in the queue: its readings. */
  readonly weight: number;
  /** May change who lies where, so that nothing else is decided in its group. */
  readonly alone: boolean;
  /** The subjects whose readings the decision reads. */
  subjects(ward: WardState): Iterable<string>;
  senderIds(): readonly SenderId[];
  decide(draft: Draft): T;
}

export type RecordFailure = AppendFailure | "overloaded" | "shutting_down";
