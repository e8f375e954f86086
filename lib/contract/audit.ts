import type { AuditValue } from "../projections/audit-entry.ts";

/** One event of the log as the audit shows it. */
export interface AuditLine {
  readonly seq: number;
  readonly recorded_at: string;
  /** `null`: it is about the ward. */
  readonly subject: string | null;
  readonly version: number;
  readonly type: string;
  /** In plain English. */
  readonly what: string;
  /** `@name` for a person; a program's or a wall's name; `ventwall` for what follows by itself. */
  readonly actor: string;
  /** What that person was here at the time; `null`: no person, or not known. */
  readonly role: string | null;
  readonly parameter: string | null;
  readonly figure: string | null;
  readonly local_date: string | null;
  /** Names the thing that it is about among the subject's. */
  readonly thing: string;
  /** The number of the reading that it brought or is about. */
  readonly reading: number | null;
  readonly observed_at: string | null;
  readonly source: string | null;
  readonly unit: string | null;
  /** Of an alarm that is raised: its id in the alert table. */
  readonly condition: string | null;
  readonly wall: string | null;
  readonly changes: readonly {
    readonly field: string;
    readonly old: AuditValue;
    readonly new: AuditValue;
  }[];
  readonly reason_code: string | null;
  readonly reason: string | null;
  /** Hex; covers the event and the hash of the one before. */
  readonly hash: string;
}

/** `GET /audit`. */
export interface AuditPage {
  readonly server_time: string;
  readonly time_zone: string;
  /** The newest first. */
  readonly entries: readonly AuditLine[];
  /** The `cursor` of the following page; `null`: there is nothing older. */
  readonly next: number | null;
}

/** `GET /audit/chain`: what walking the chain of the log's hashes found, or how far it is. */
export interface ChainJson {
  /** `unchecked`: nobody has walked it since the server knows. */
  readonly state: "unchecked" | "running" | "intact" | "broken";
  /** While it runs. */
  readonly done: number;
  readonly total: number;
  /** Who asked for it; `ventwall`: it was night. */
  readonly by: string | null;
  readonly checked_at: string | null;
  /** Events whose chain is intact, and the hash of the last of them. */
  readonly events: number | null;
  readonly head: string | null;
  /** Where it breaks and how, as a sentence. */
  readonly problem: string | null;
}
