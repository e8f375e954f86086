import type { Socket } from "node:net";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import { ExportFailed } from "./export-failure.ts";

type Chunk = string | Uint8Array;

/**
 * Waits for the first piece, so that an export that fails before it is answered by a sentence and not by half a file.
 * When the connection closes, early or late, what is under way is ended.
 */
export async function begunUnlessGone(
  chunks: AsyncIterable<Chunk>,
  socket: Socket,
  gone: AbortController,
): Promise<Result<AsyncIterable<Chunk>>> {
  const pieces = chunks[Symbol.asyncIterator]();
  const end = (): void => {
    gone.abort();
    // Nobody may ever ask for the rest, and what stands open would stay so.
    void pieces.return?.().catch(() => undefined);
  };
  const letGo = (): void => void socket.off("close", end);
  if (socket.destroyed) gone.abort();
  socket.once("close", end);
  try {
    const first = await pieces.next();
    return succeed(goOn(first, pieces, letGo));
  } catch (error) {
    letGo();
    if (error instanceof ExportFailed) return fail(error.failure.code, error.failure.detail);
    if (gone.signal.aborted) return fail("export_failed", "Whoever asked for the export went away.");
    throw error;
  }
}

async function* goOn(
  first: IteratorResult<Chunk>,
  rest: AsyncIterator<Chunk>,
  letGo: () => void,
): AsyncGenerator<Chunk> {
  try {
    for (let next = first; next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    letGo();
    await rest.return?.();
  }
}
