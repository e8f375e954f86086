import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { answerCalls } from "../child.ts";
import { cpuMs } from "../process-figures.ts";

/**
 * The floor of everything that is pushed: Socket.IO under the server's own settings, sending one message to
 * everyone whenever somebody submits, and knowing nothing.
 */
const http = createServer();
const io = new Server(http, { serveClient: false, perMessageDeflate: false, destroyUpgrade: true });
let payload: unknown = null;

io.of("/live").on("connection", (socket) => {
  socket.on("wall:watch", (_request, answer: (reply: object) => void) => {
    socket.join("wall");
    answer({ ok: true });
  });
});
io.of("/feed").on("connection", (socket) => {
  socket.on("readings:submit", (_request, answer: (reply: object) => void) => {
    io.of("/live").to("wall").emit("wall:changed", payload);
    answer({ ok: true, accepted: 1 });
  });
});

await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));

const calls = {
  port: () => (http.address() as AddressInfo).port,
  /** What everyone is sent from now on. */
  carry: (message: unknown) => {
    payload = message;
  },
  cpuMs,
};

export type BareSocketCalls = typeof calls;

answerCalls(calls, () => void io.close());
