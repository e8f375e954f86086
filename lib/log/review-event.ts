import type { FigureName } from "../study/daily-figure.ts";

/** A figure as somebody saw it: numbers for people, and the hash of all that it stands on. */
export interface FigureMark {
  /** Unrounded, in the figure's own unit; `null`: nothing counted. */
  readonly value: number | null;
  readonly n: number;
  /** `null`: nothing is expected of it. */
  readonly expected: number | null;
  /** SHA-256 of the figure's text (`figureText`), as hex. */
  readonly dataHash: string;
}

/** By which rules a figure was computed when somebody looked at it. */
export interface RulesSeen {
  readonly protocolVersion: string;
  readonly protocolHash: string;
}

/** What a signature says: a research nurse has reviewed the figure, an investigator approves it. */
export type SignatureMeaning = "reviewed" | "approved";

/** What can happen to a day's figure after it was computed. Who and when are in the envelope. */
export type ReviewEvent =
  /** Somebody looked at what it stands on, and found it right. */
  | ({
      readonly type: "figureVerified";
      /** Why it is good enough although it is not complete; `null`: it is complete. */
      readonly because: string | null;
      /** The name of whoever it was, as it was then; absent: only the user's name is known. */
      readonly name?: string;
    } & FigureName &
      FigureMark &
      RulesSeen)
  /** Signed, with the signer's password again. */
  | ({
      readonly type: "figureSigned";
      readonly meaning: SignatureMeaning;
      /** The signer's name as it was then. */
      readonly name: string;
    } & FigureName &
      FigureMark &
      RulesSeen)
  /** Its data is no longer what was verified: verification and signatures stand no more. */
  | ({
      readonly type: "figureReopened";
      readonly before: FigureMark;
      readonly after: FigureMark;
      /** Numbers of the events that changed it, the first of them where they are many. */
      readonly because: readonly number[];
      /** How many there were. */
      readonly changes: number;
    } & FigureName)
  /** It is another one than it was after its day was over; nobody had verified it. */
  | ({
      readonly type: "figureRecomputed";
      readonly before: FigureMark;
      readonly after: FigureMark;
      /** Numbers of the events that changed it, the first of them where they are many. */
      readonly because: readonly number[];
      /** How many there were. */
      readonly changes: number;
    } & FigureName);

export const REVIEW_EVENT_TYPES = [
  "figureVerified",
  "figureSigned",
  "figureReopened",
  "figureRecomputed",
] as const satisfies readonly ReviewEvent["type"][];

const TYPES: ReadonlySet<string> = new Set(REVIEW_EVENT_TYPES);

/** Whether an event is about the review of a subject's figures. */
export function isReviewEvent<Event extends { readonly type: string }>(
  event: Event,
): event is Event & ReviewEvent {
  return TYPES.has(event.type);
}
