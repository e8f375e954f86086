/** An expected failure as a value: a code that programs act on and a plain sentence for people. */
export interface Failure<Code extends string = string> {
  readonly code: Code;
  readonly detail: string;
  /** When it may work, for one that only wants waiting. */
  readonly retryAfterSeconds?: number;
  /** What stands now, for somebody whose entry was made on an older version of it. */
  readonly present?: unknown;
}

/** What was asked for, or why not. */
export type Result<T, Code extends string = string> =
  | { readonly ok: true; readonly value: T }
  | ({ readonly ok: false } & Failure<Code>);

export function succeed<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function fail<Code extends string>(
  code: Code,
  detail: string,
): { readonly ok: false } & Failure<Code> {
  return { ok: false, code, detail };
}

/** A change was made on a version that does not stand any more; which one does is said with it. */
export function stale(detail: string, version: number): { readonly ok: false } & Failure<"stale_version"> {
  return { ok: false, code: "stale_version", detail, present: { version } };
}
