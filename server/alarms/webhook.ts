import { createHmac } from "node:crypto";
import { fail, type Result, succeed } from "#lib/units/result.ts";

/** Where to call when nobody answers a high alarm. The address is the administrator's own choice. */
export interface AlarmWebhook {
  readonly url: string;
  /** Signs each call; `null`: none is signed. */
  readonly secret: string | null;
}

/** One call: the same `id` and body at every attempt, so that whoever is called can tell a repetition. */
export interface WebhookCall {
  readonly id: string;
  readonly body: string;
}

export type CallProblem = "timed_out" | "unreachable" | "redirected" | "refused";

/**
 * Calls once; succeeds with the answer's status when that is a success. A redirection is not followed: it would
 * carry the alarm to an address that nobody configured. What the answer says beyond its status is not read.
 */
export async function callWebhook(
  { url, secret }: AlarmWebhook,
  { id, body }: WebhookCall,
  timeoutMs: number,
  closing: AbortSignal,
): Promise<Result<number, CallProblem>> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: "POST",
      redirect: "manual",
      headers: {
        "content-type": "application/json",
        "idempotency-key": id,
        ...(secret === null ? {} : { "x-ventwall-signature": signatureOf(secret, body) }),
      },
      body,
      signal: AbortSignal.any([timeout, closing]),
    });
    // Taken is taken: that the rest of the answer breaks off, or comes too late, must not have it called again.
    void response.body?.cancel().catch(() => undefined);
    const { status } = response;
    if (response.ok) return succeed(status);
    if (status >= 300 && status < 400) return fail("redirected", `it answered ${status}, a redirection`);
    return fail("refused", `it answered ${status}`);
  } catch (error) {
    if (timeout.aborted) return fail("timed_out", `it did not answer within ${timeoutMs / 1000} s`);
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return fail("unreachable", cause instanceof Error ? cause.message : String(cause));
  }
}

/** `sha256=` and the HMAC of the body in hexadecimal. */
function signatureOf(secret: string, body: string): string {
  return `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
}
