/** An answer that is not a success, with the server's code and sentence. */
export class RequestRefused extends Error {
  readonly status: number;
  readonly code: string;
  /** Seconds after which asking again is worth it; `null`: the server did not say. */
  readonly retryAfter: number | null;
  /** What stands by now, where something was changed that is no longer as whoever changed it saw it. */
  readonly present: unknown;

  constructor(
    status: number,
    code: string,
    detail: string,
    retryAfter: number | null = null,
    present: unknown = null,
  ) {
    super(detail);
    this.name = "RequestRefused";
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
    this.present = present;
  }
}

/** A path under the API, with only the parameters that have a value. */
export function apiPath(
  parts: readonly string[],
  search: Readonly<Record<string, string | number | null>> = {},
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) if (value !== null) query.set(name, String(value));
  const path = `/api/v1/${parts.map(encodeURIComponent).join("/")}`;
  return query.size === 0 ? path : `${path}?${query}`;
}

/**
 * The JSON at a path; refusals carry the code of the server's problem document. It is asked for without headers of our
 * own: what a page asked for early counts only where both requests are the same.
 */
export async function fetchJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  return await readAnswer<T>(await fetch(path, signal === undefined ? {} : { signal }));
}

/** What an answer says, or the refusal that it is. */
export async function readAnswer<T>(response: Response): Promise<T> {
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body as T;
  const problem = isProblem(body) ? body : { code: "unreadable_answer", detail: response.statusText };
  const present = "present" in problem ? problem.present : null;
  throw new RequestRefused(response.status, problem.code, problem.detail, secondsIn(response), present);
}

function secondsIn(response: Response): number | null {
  const text = response.headers.get("retry-after");
  return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : null;
}

function isProblem(body: unknown): body is { code: string; detail: string } {
  return (
    typeof body === "object" &&
    body !== null &&
    "code" in body &&
    typeof body.code === "string" &&
    "detail" in body &&
    typeof body.detail === "string"
  );
}
