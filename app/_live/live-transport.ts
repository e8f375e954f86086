import type {
  Refusal,
  ServerMoment,
  SubjectChanged,
  SubjectSnapshot,
  WallChanged,
  WallSnapshot,
} from "#lib/contract/live.ts";

export interface TransportEvents {
  connected(): void;
  disconnected(): void;
  wallChanged(message: WallChanged): void;
  subjectChanged(message: SubjectChanged): void;
  heartbeat(message: ServerMoment): void;
}

/** All that the stores know of a socket. Messages and answers arrive in the order in which they were sent. */
export interface LiveTransport {
  open(events: TransportEvents): void;
  close(): void;
  /** Drops a connection that has gone quiet and dials again. */
  redial(): void;
  /** Rejects when no answer comes. */
  watchWall(): Promise<WallSnapshot | Refusal>;
  watchSubject(subject: string): Promise<SubjectSnapshot | Refusal>;
  unwatchSubject(subject: string): void;
}
