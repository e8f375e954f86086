import type { Socket } from "socket.io";
import type { z } from "zod";
import type { Right } from "#lib/access/right.ts";
import type { Result } from "#lib/units/result.ts";
import { requireRight } from "../access/access-control.ts";
import type { Logger } from "../runtime/logger.ts";
import { principalBehind } from "./admit-sockets.ts";

/** What serving an event needs beside it. */
export interface RequestContext {
  readonly logger: Logger;
  /** Told when somebody asks for what they may not. */
  onRefused(socket: Pick<Socket, "data">, event: string): void;
  /** Told when a program's key is put to use. */
  onUse(socket: Pick<Socket, "data">): void;
}

/**
 * Serves one socket event for those who have its right: a payload that does not parse is answered with a code, a client that sends no
 * acknowledgement function harms nobody, and a failure of ours is an answer, not a crash.
 */
export function onRequest<Schema extends z.ZodType>(
  // The one place where payloads of any shape come in, whatever the namespace's types promise.
  socket: Pick<Socket, "on" | "data">,
  event: string,
  { right, schema }: { readonly right: Right; readonly schema: Schema },
  context: RequestContext,
  handle: (request: z.infer<Schema>) => Promise<Result<object>> | Result<object>,
): void {
  socket.on(event, async (...args: unknown[]) => {
    const last = args.at(-1);
    const acknowledge = typeof last === "function" ? (last as (answer: object) => void) : ignore;
    const payload = typeof args[0] === "function" ? undefined : args[0];
    const allowed = requireRight(principalBehind(socket), right);
    if (!allowed.ok) {
      context.onRefused(socket, event);
      acknowledge(allowed);
      return;
    }
    const parsed = schema.safeParse(payload);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const where = issue === undefined || issue.path.length === 0 ? event : issue.path.join(".");
      acknowledge({
        ok: false,
        code: "malformed",
        detail: `${where}: ${issue?.message ?? "not understood"}`,
      });
      return;
    }
    try {
      const result = await handle(parsed.data);
      acknowledge(result.ok ? { ok: true, ...result.value } : result);
    } catch (error) {
      context.logger.error({ error, event }, "a socket request failed");
      acknowledge({ ok: false, code: "internal", detail: "The server failed at this; its log says why." });
    }
  });
}

/** Answers an event that nobody serves, so that a caller who waits learns it. */
export function answerUnknown(socket: Pick<Socket, "onAny" | "listenerCount">): void {
  socket.onAny((event: string, ...args: unknown[]) => {
    const acknowledge = args.at(-1);
    if (socket.listenerCount(event) > 0 || typeof acknowledge !== "function") return;
    acknowledge({
      ok: false,
      code: "unknown_event",
      detail: "Nothing here answers to an event of that name.",
    });
  });
}

function ignore(): void {
  // The sender wanted no answer.
}
