import type { Namespace } from "socket.io";
import { feedHeartbeatSchema } from "#lib/contract/live.ts";
import { submitSchema } from "#lib/contract/readings.ts";
import { fail, succeed } from "#lib/units/result.ts";
import type { Principal } from "../access/principal.ts";
import { answerUnknown, onRequest } from "../live/on-request.ts";
import type { Logger } from "../runtime/logger.ts";
import type { Gate } from "./gate.ts";
import type { SourceRegister } from "./sources.ts";

/** Submissions of one socket that may wait at once; a sender that waits for answers never meets this. */
const MAX_WAITING_PER_SOCKET = 64;

/** Serves `/feed`: readings and heartbeats from programs with the scope `feed`. */
export function serveFeed(namespace: Namespace, gate: Gate, sources: SourceRegister, logger: Logger): void {
  namespace.on("connection", (socket) => {
    const principal = socket.data.principal as Principal;
    let waiting = 0;
    answerUnknown(socket);
    onRequest(socket, "readings:submit", submitSchema, logger, async ({ readings }) => {
      if (waiting >= MAX_WAITING_PER_SOCKET) {
        return fail("overloaded", "Wait for the answers to your last submissions before you send more.");
      }
      waiting++;
      const result = await gate.submit(readings, principal);
      waiting--;
      return result;
    });
    onRequest(socket, "feed:heartbeat", feedHeartbeatSchema, logger, async ({ source }) => {
      const heard = await sources.heartbeat(source, principal.name);
      return heard.ok ? succeed({}) : heard;
    });
  });
}
