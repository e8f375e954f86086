/** An export under way, or one that ended not long ago. */
export interface ExportRunJson {
  readonly id: number;
  readonly file: string;
  /** Who takes it, as the log names them. */
  readonly by: string;
  /** The event up to which the log is read. */
  readonly seq: number;
  readonly started_at: string;
  /** `stopped`: whoever took it went away before its end. */
  readonly state: "running" | "finished" | "stopped" | "failed";
  /** Why it failed: `export_no_room`, `export_unwritable` or `export_failed`; `null`: it has not. */
  readonly failure: "export_no_room" | "export_unwritable" | "export_failed" | null;
  /** Events of the log read, once for each time that it is gone through. An archive's bytes come after the last. */
  readonly done: number;
  readonly total: number;
  readonly rows: number;
  readonly bytes: number;
  /** Hex, of the whole; `null` until it is whole. */
  readonly sha256: string | null;
}

/** `GET /exports`. */
export interface ExportsJson {
  readonly server_time: string;
  readonly time_zone: string;
  /** The log's last event: what an export that is taken now is made from. */
  readonly log: { readonly seq: number; readonly recorded_at: string | null };
  readonly subjects: number;
  readonly files: readonly { readonly name: string; readonly summary: string }[];
  /** The newest first. */
  readonly runs: readonly ExportRunJson[];
}
