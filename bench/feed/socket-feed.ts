import { io, type Socket } from "socket.io-client";
import { FEED_TOKEN, READ_TOKEN } from "./http-feed.ts";

/** A connected socket of one namespace. */
export async function connectSocket(port: number, namespace: "/feed" | "/live"): Promise<Socket> {
  const socket = io(`http://127.0.0.1:${port}${namespace}`, {
    auth: { token: namespace === "/feed" ? FEED_TOKEN : READ_TOKEN },
    transports: ["websocket"],
    forceNew: true,
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", reject);
  });
  return socket;
}

/** Sends readings through a feed's socket, and throws unless all of them were taken. */
export async function submitBySocket(socket: Socket, readings: readonly unknown[]): Promise<void> {
  const answer = await socket.emitWithAck("readings:submit", { readings });
  if (answer.accepted !== readings.length) throw new Error(JSON.stringify(answer).slice(0, 300));
}
