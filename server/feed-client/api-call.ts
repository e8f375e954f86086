import { FeedRefused } from "./feed-failure.ts";
import { type Attempt, type Patience, untilDone } from "./patience.ts";

const ANSWER_WITHIN_MS = 60_000;

/** Where a feed sends, and as whom. */
export interface FeedAddress extends Patience {
  readonly token: string;
}

/** What the server said, whatever it was, as long as it is an answer to this very request. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * One JSON request to `/api/v1`, repeated while the server is away, starting or full (503, whose
 * `Retry-After` is honoured). Safe because every request of a feed changes nothing the second time.
 */
export function callApi(
  address: FeedAddress,
  method: "POST" | "PATCH",
  path: string,
  request: unknown,
): Promise<ApiAnswer> {
  const body = JSON.stringify(request);
  const target = new URL(`/api/v1${path}`, address.url);
  return untilDone(() => attempt(address, target, method, body), address);
}

async function attempt(
  address: FeedAddress,
  target: URL,
  method: string,
  body: string,
): Promise<Attempt<ApiAnswer>> {
  const limit = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const signal = address.signal ? AbortSignal.any([address.signal, limit]) : limit;
  let status: number;
  let text: string;
  let retryAfter: string | null;
  try {
    const response = await fetch(target, {
      method,
      headers: { "content-type": "application/json", authorization: `Bearer ${address.token}` },
      body,
      signal,
    });
    status = response.status;
    retryAfter = response.headers.get("retry-after");
    text = await response.text();
  } catch (error) {
    return { kind: "again", reason: reasonOf(error) };
  }
  const answer = parsed(text);
  if (status === 401 || status === 403) {
    throw new FeedRefused("token_refused", `the token was refused (${status}): ${detailOf(answer, text)}`);
  }
  if (status === 429 || status >= 500) {
    const afterMs = retryAfterMs(retryAfter);
    const reason = `${status} ${detailOf(answer, text)}`.trim();
    return afterMs === null ? { kind: "again", reason } : { kind: "again", reason, afterMs };
  }
  return { kind: "done", value: { status, body: answer } };
}

/** The `code: detail` of a problem document, or the beginning of whatever came instead. */
export function detailOf(body: unknown, text = ""): string {
  if (typeof body === "object" && body !== null && "detail" in body && typeof body.detail === "string") {
    return "code" in body && typeof body.code === "string" ? `${body.code}: ${body.detail}` : body.detail;
  }
  return text.slice(0, 120);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Seconds, as our server sends it; a date is allowed by HTTP and not worth a parser here. */
function retryAfterMs(header: string | null): number | null {
  if (header === null || header.trim() === "") return null;
  const seconds = Number(header);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause;
  if (cause instanceof Error) return "code" in cause ? String(cause.code) : cause.message;
  return error.message;
}
