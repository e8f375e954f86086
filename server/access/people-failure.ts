import Database from "better-sqlite3";
import { type Failure, fail, type Result, succeed } from "#lib/units/result.ts";
import type { AppendFailure } from "../log/event-log.ts";
import { toAppendFailure } from "../log/log-failure.ts";

type Failed = { readonly ok: false } & Failure<AppendFailure>;

/** The log's codes, for the file beside it. */
const SENTENCES: Readonly<Record<AppendFailure, string | null>> = {
  log_full:
    "The disk that holds the people and their sessions is full; nothing was changed. Once there is room again, it works by itself.",
  log_read_only:
    "The people and their sessions cannot be written: their file, folder or disk is read-only. Nothing was changed.",
  log_unavailable: "The people and their sessions cannot be written now; nothing was changed. Try again.",
  // Of a name that is there already: a programmer's fault.
  version_taken: null,
};

/**
 * Why people.sqlite could not be written, as a value with the log's own codes; `null`: it is another fault. The
 * library throws its engine's errors, some within one of its own.
 */
export function peopleFailure(error: unknown): Failed | null {
  if (!(error instanceof Error)) return null;
  if (!(error instanceof Database.SqliteError)) return peopleFailure(error.cause);
  // The engine has undone a transaction by itself, and the library's own attempt at it hides why.
  if (/no transaction is active/.test(error.message)) return UNDONE;
  try {
    const { code } = toAppendFailure(error);
    const sentence = SENTENCES[code];
    return sentence === null ? null : fail(code, sentence);
  } catch {
    return null;
  }
}

const UNDONE = fail(
  "log_unavailable",
  "The people and their sessions cannot be written now; nothing was changed. Try again.",
);

/** What a deed on people.sqlite gives, or why it could not be written. */
export async function storing<T>(deed: () => T | Promise<T>): Promise<Result<T, AppendFailure>> {
  try {
    return succeed(await deed());
  } catch (error) {
    const failure = peopleFailure(error);
    if (failure === null) throw error;
    return failure;
  }
}
