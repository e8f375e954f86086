import { RequestRefused } from "#app/_query/fetch-json.ts";

/** The server's codes that have words of ours, under `access.problem`. */
export const PROBLEM_CODES = [
  "wrong_credentials",
  "disabled",
  "too_many_attempts",
  "bad_link",
  "weak_password",
  "weak_pin",
  "username_taken",
  "no_password",
  "last_admin",
  "unknown_person",
  "name_taken",
  "unknown_code",
  "unauthenticated",
  "forbidden",
  "no_role",
  "hospital_failed",
  "log_full",
  "log_read_only",
  "log_unavailable",
  "done_unrecorded",
  "already_answered",
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

export function isProblemCode(code: string | null): code is ProblemCode {
  return PROBLEM_CODES.some((known) => known === code);
}

/** Which sentence fits something that went wrong; `null`: only the server's own. */
export function problemKey(error: Error): ProblemCode | "away" | "failed" | null {
  // The network's own failure, or a proxy's page where the server's answer should be.
  if (!(error instanceof RequestRefused)) return "away";
  if (isProblemCode(error.code)) return error.code;
  if (error.code === "unreadable_answer") return "away";
  return error.status >= 500 ? "failed" : null;
}
