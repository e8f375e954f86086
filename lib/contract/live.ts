import { z } from "zod";
import type { LeavingReason } from "../access/leaving.ts";
import type { Right } from "../access/right.ts";
import type { BedView } from "../projections/bed-view.ts";
import type { SubjectView } from "../projections/subject-view.ts";
import { plainText } from "./plain-text.ts";
import { type SubmitResult, submitSchema } from "./readings.ts";

/** The version of the live messages; a page that speaks another one reloads itself. */
export const LIVE_PROTOCOL_VERSION = 1;

/** Every message carries these, so that a page counts on by its monotonic clock, never by the browser's date. */
export interface ServerMoment {
  readonly seq: number;
  readonly server_time: string;
  /** How fast the server's clock runs: 1, or more in a demo that runs ahead. */
  readonly clock_rate: number;
}

/** What a display learns on joining, besides the beds. */
export interface WardFacts {
  readonly ward_name: string;
  readonly time_zone: string;
  readonly database: "demo" | "production";
  /** Names this build of the pages; a page of another build reloads itself. */
  readonly build: string;
  /** PEEP + this, or the plateau limit, whichever is lower, is the ceiling of a column. cmH2O */
  readonly limits: { readonly plateau_pressure: number; readonly driving_pressure: number };
}

export interface Refusal {
  readonly ok: false;
  readonly code: string;
  readonly detail: string;
}

export type WallSnapshot = { readonly ok: true; readonly beds: readonly BedView[] } & ServerMoment &
  WardFacts;

/** Whole views of the beds that changed since `from_seq`. A client whose last `seq` differs asks again. */
export interface WallChanged extends ServerMoment {
  readonly from_seq: number;
  readonly beds: readonly BedView[];
}

export type SubjectSnapshot = { readonly ok: true; readonly view: SubjectView } & ServerMoment & WardFacts;

export interface SubjectChanged extends ServerMoment {
  readonly view: SubjectView;
}

export const wallWatchSchema = z.object({ protocol_version: z.literal(LIVE_PROTOCOL_VERSION) });
export const subjectWatchSchema = z.object({ subject: z.string().min(1).max(64) });
/** The source is named, never assumed: a heartbeat makes it a device, whose silence is then a condition. */
export const feedHeartbeatSchema = z.object({ source: plainText(64) });

/** What a socket event asks of whoever sends it: a right, and the shape of what it carries. */
interface SocketDoor {
  readonly right: Right;
  readonly schema: z.ZodType;
}

type Answer<T> = (answer: T | Refusal) => void;

/** Namespace `/live`. */
export interface LiveClientToServer {
  "wall:watch": (request: z.infer<typeof wallWatchSchema>, answer: Answer<WallSnapshot>) => void;
  "subject:watch": (request: z.infer<typeof subjectWatchSchema>, answer: Answer<SubjectSnapshot>) => void;
  "subject:unwatch": (
    request: z.infer<typeof subjectWatchSchema>,
    answer: Answer<{ readonly ok: true }>,
  ) => void;
}

/** Every event that `/live` serves: one without a rule does not compile. */
export const LIVE_DOORS = {
  "wall:watch": { right: "wall:see", schema: wallWatchSchema },
  "subject:watch": { right: "subjects:see", schema: subjectWatchSchema },
  "subject:unwatch": { right: "subjects:see", schema: subjectWatchSchema },
} as const satisfies Readonly<Record<keyof LiveClientToServer, SocketDoor>>;

export interface LiveServerToClient {
  "wall:changed": (message: WallChanged) => void;
  "wall:heartbeat": (message: ServerMoment) => void;
  "subject:changed": (message: SubjectChanged) => void;
  /** Whoever watches may do so no longer; the socket is closed behind it. */
  "session:ended": (message: {
    readonly code: string;
    readonly detail: string;
    /** `null`: they are known still, and may come back at once. */
    readonly reason: LeavingReason | null;
  }) => void;
}

/** Namespace `/feed`. */
export interface FeedClientToServer {
  "readings:submit": (
    request: { readonly readings: readonly unknown[] },
    answer: Answer<{ readonly ok: true } & SubmitResult>,
  ) => void;
  "feed:heartbeat": (
    request: z.infer<typeof feedHeartbeatSchema>,
    answer: Answer<{ readonly ok: true }>,
  ) => void;
}

/** Every event that `/feed` serves. */
export const FEED_DOORS = {
  "readings:submit": { right: "readings:send", schema: submitSchema },
  "feed:heartbeat": { right: "feed:connect", schema: feedHeartbeatSchema },
} as const satisfies Readonly<Record<keyof FeedClientToServer, SocketDoor>>;
