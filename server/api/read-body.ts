import type { IncomingMessage } from "node:http";
import { fail, type Result, succeed } from "#lib/units/result.ts";

/** Bytes of bodies that may be in memory at once, over all connections: a thousand senders must not fill it. */
const MAX_BYTES_IN_FLIGHT = 96 * 1024 * 1024;
/** A refused sender may go on for this long, so that it reads the refusal instead of a broken connection. */
const MAX_BYTES_DISCARDED = 256 * 1024 * 1024;

let bytesInFlight = 0;

/** The JSON of a request's body, within a limit of bytes. */
export async function readJsonBody(
  incoming: IncomingMessage,
  limit: number,
): Promise<Result<unknown, "too_large" | "overloaded" | "malformed">> {
  const text = await readText(incoming, limit);
  if (!text.ok) return text;
  try {
    return succeed(JSON.parse(text.value));
  } catch {
    return fail("malformed", "The body is not whole JSON.");
  }
}

function readText(
  incoming: IncomingMessage,
  limit: number,
): Promise<Result<string, "too_large" | "overloaded" | "malformed">> {
  const announced = Number(incoming.headers["content-length"] ?? 0);
  if (announced > limit) {
    discard(incoming);
    return Promise.resolve(fail("too_large", `A body may have ${limit} bytes; this one has ${announced}.`));
  }
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (result: Result<string, "too_large" | "overloaded" | "malformed">): void => {
      bytesInFlight -= size;
      size = 0;
      incoming.off("data", take);
      resolve(result);
    };
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      bytesInFlight += chunk.length;
      if (size > limit) {
        finish(fail("too_large", `A body may have ${limit} bytes.`));
        discard(incoming);
      } else if (bytesInFlight > MAX_BYTES_IN_FLIGHT) {
        finish(fail("overloaded", "Too many bodies are being received; send it again in a moment."));
        discard(incoming);
      } else {
        chunks.push(chunk);
      }
    };
    incoming.on("data", take);
    incoming.once("end", () => finish(succeed(Buffer.concat(chunks).toString("utf8"))));
    incoming.once("close", () =>
      finish(fail("malformed", "The connection closed before the body was whole.")),
    );
    incoming.once("error", () =>
      finish(fail("malformed", "The connection broke before the body was whole.")),
    );
  });
}

function discard(incoming: IncomingMessage): void {
  let left = MAX_BYTES_DISCARDED;
  incoming.on("data", (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) incoming.destroy();
  });
  incoming.resume();
}
