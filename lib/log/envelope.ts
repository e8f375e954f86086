import type { Instant } from "../units/instant.ts";
import type { VentwallEvent } from "./event.ts";

/** The stream of the ward's own events; every other stream is named after its subject. */
export const WARD_STREAM = "$ward";

/** What any log of ours can hold: each event says what kind of fact it is. */
export interface AnyEvent {
  readonly type: string;
}

/** An event on its way into the log. */
export interface NewEnvelope<Event extends AnyEvent = VentwallEvent> {
  /** The subject's stream, or the ward's. */
  readonly stream: string;
  /** 1, 2, 3 … within its stream; unique there. */
  readonly version: number;
  readonly recordedAt: Instant;
  /** Who brought it: a token's or a person's name. */
  readonly actor: string;
  readonly event: Event;
}

/** When a fact became durable, and whose doing it is. */
export type Origin = Pick<NewEnvelope, "recordedAt" | "actor">;

/** An event as the log holds it: numbered, and chained to the one before. */
export interface Envelope<Event extends AnyEvent = VentwallEvent> extends NewEnvelope<Event> {
  /** 1, 2, 3 … over the whole log, without holes. */
  readonly seq: number;
}
