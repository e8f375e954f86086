import type { Namespace } from "socket.io";
import { FEED_DOORS } from "#lib/contract/live.ts";
import { fail, succeed } from "#lib/units/result.ts";
import { principalBehind } from "../live/admit-sockets.ts";
import { answerUnknown, onRequest, type RequestContext } from "../live/on-request.ts";
import type { Gate } from "./gate.ts";
import type { SourceRegister } from "./sources.ts";

/** Submissions of one socket that may wait at once; a sender that waits for answers never meets this. */
const MAX_WAITING_PER_SOCKET = 64;

/** Serves `/feed`: readings and heartbeats from programs with the scope `feed`. */
export function serveFeed(
  namespace: Namespace,
  gate: Gate,
  sources: SourceRegister,
  context: RequestContext,
): void {
  namespace.on("connection", (socket) => {
    const principal = principalBehind(socket);
    let waiting = 0;
    answerUnknown(socket);
    onRequest(socket, "readings:submit", FEED_DOORS["readings:submit"], context, async ({ readings }) => {
      if (waiting >= MAX_WAITING_PER_SOCKET) {
        return fail("overloaded", "Wait for the answers to your last submissions before you send more.");
      }
      waiting++;
      context.onUse(socket);
      const result = await gate.submit(readings, principal);
      waiting--;
      return result;
    });
    onRequest(socket, "feed:heartbeat", FEED_DOORS["feed:heartbeat"], context, async ({ source }) => {
      const heard = await sources.heartbeat(source, principal);
      if (!heard.ok && heard.code === "forbidden") context.onRefused(socket, "feed:heartbeat");
      return heard.ok ? succeed({}) : heard;
    });
  });
}
