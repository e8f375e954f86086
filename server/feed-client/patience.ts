import { setTimeout as sleep } from "node:timers/promises";
import { ServerUnreachable } from "./feed-failure.ts";

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5_000;

/** One try: it worked, or it is worth another one (after `afterMs`, where the server named a time). */
export type Attempt<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "again"; readonly reason: string; readonly afterMs?: number };

/** How long a feed goes on trying a server that does not answer. */
export interface Patience {
  readonly url: string;
  readonly patienceMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Told before each pause. */
  readonly onWait?: ((reason: string, waitMs: number) => void) | undefined;
}

/**
 * Tries until it works, with growing pauses, so that a server that comes up again is not flooded.
 * Patience counts from the first failure in a row.
 */
export async function untilDone<T>(attempt: () => Promise<Attempt<T>>, patience: Patience): Promise<T> {
  let failingSince: number | null = null;
  let waitMs = FIRST_WAIT_MS;
  for (;;) {
    patience.signal?.throwIfAborted();
    const result = await attempt();
    if (result.kind === "done") return result.value;
    patience.signal?.throwIfAborted();
    failingSince ??= performance.now();
    const pause = Math.max(result.afterMs ?? 0, waitMs);
    if (performance.now() - failingSince + pause > patience.patienceMs) {
      throw new ServerUnreachable(patience.url, patience.patienceMs, result.reason);
    }
    patience.onWait?.(result.reason, pause);
    await sleep(pause, undefined, patience.signal ? { signal: patience.signal } : {});
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  }
}
