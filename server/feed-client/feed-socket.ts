import { io } from "socket.io-client";
import type { SubmitResult, WireReading } from "#lib/contract/readings.ts";
import type { FeedAddress } from "./api-call.ts";
import { FeedRefused } from "./feed-failure.ts";
import { type Attempt, untilDone } from "./patience.ts";
import { isSubmitResult } from "./submit-result.ts";

const CONNECT_WITHIN_MS = 5_000;
const ANSWER_WITHIN_MS = 30_000;

/** Refusals that another try would only repeat. Any other code is taken for a passing state of the server. */
const FINAL_CODES: ReadonlySet<string> = new Set(["unauthenticated", "forbidden", "malformed", "too_large"]);

/** A feed's connection: it comes back by itself, and a submission resolves only when it is acknowledged. */
export interface FeedSocket {
  submit(readings: readonly WireReading[]): Promise<SubmitResult>;
  close(): void;
}

/** Opens a connection to the `/feed` namespace. Nothing is sent before the first submission. */
export function openFeedSocket(address: FeedAddress): FeedSocket {
  const socket = io(new URL("/feed", address.url).href, {
    auth: { token: address.token },
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    timeout: CONNECT_WITHIN_MS,
    autoConnect: false,
  });

  // `untilDone` alone decides when to try again: the client library's own reconnection would resend what
  // it buffered beside our resending of what was not acknowledged.
  function connected(): Promise<Attempt<null>> {
    if (socket.connected) return Promise.resolve(DONE);
    return new Promise((resolve, reject) => {
      const settle = (finish: () => void) => {
        socket.off("connect", onConnect);
        socket.off("connect_error", onError);
        address.signal?.removeEventListener("abort", onAbort);
        finish();
      };
      const onConnect = () => settle(() => resolve(DONE));
      const onError = (error: Error) =>
        settle(() => {
          const answer = judged(error);
          if (answer instanceof FeedRefused) reject(answer);
          else resolve(answer);
        });
      const onAbort = () => settle(() => resolve({ kind: "again", reason: "stopped" }));
      socket.on("connect", onConnect);
      socket.on("connect_error", onError);
      address.signal?.addEventListener("abort", onAbort);
      socket.connect();
    });
  }

  async function attempt(readings: readonly WireReading[]): Promise<Attempt<SubmitResult>> {
    const link = await connected();
    if (link.kind === "again") return link;
    let answer: unknown;
    try {
      answer = await socket.timeout(ANSWER_WITHIN_MS).emitWithAck("readings:submit", { readings });
    } catch (error) {
      // A connection that answers nothing may be dead without knowing it.
      socket.disconnect();
      return { kind: "again", reason: error instanceof Error ? error.message : String(error) };
    }
    if (isSubmitResult(answer, readings.length)) return { kind: "done", value: answer };
    const { code, detail } = refusalIn(answer);
    if (FINAL_CODES.has(code)) throw new FeedRefused(code, detail);
    return { kind: "again", reason: `${code}: ${detail}` };
  }

  return {
    submit: (readings) => untilDone(() => attempt(readings), address),
    close: () => void socket.disconnect(),
  };
}

const DONE: Attempt<null> = { kind: "done", value: null };

/** A namespace's middleware sends its code in `data`; an error without one is the network's. */
function judged(error: Error): Attempt<null> | FeedRefused {
  if (!("data" in error) || error.data === undefined) return { kind: "again", reason: error.message };
  const { code, detail } = refusalIn(error.data);
  if (FINAL_CODES.has(code) || FINAL_CODES.has(error.message)) {
    return new FeedRefused("token_refused", `the token was refused: ${detail}`);
  }
  return { kind: "again", reason: `${code}: ${detail}` };
}

function refusalIn(answer: unknown): { readonly code: string; readonly detail: string } {
  const code = typeof answer === "object" && answer !== null && "code" in answer ? String(answer.code) : "";
  const detail =
    typeof answer === "object" && answer !== null && "detail" in answer ? String(answer.detail) : "";
  return { code: code || "no_result", detail: detail || "the answer was no result" };
}
