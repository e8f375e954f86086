import type { Socket } from "socket.io-client";
import { answerCalls } from "../child.ts";
import { connectSocket } from "../feed/socket-feed.ts";

/** Many displays of one server in a process of their own. */
let sockets: Socket[] = [];
let received = 0;
let lastAt = 0;
let expected = 0;
let tellAll: (() => void) | null = null;

/** Microseconds of the machine's monotonic clock, which all its processes share. */
function machineMicroseconds(): number {
  return Number(process.hrtime.bigint() / 1_000n);
}

function receive(): void {
  received++;
  lastAt = machineMicroseconds();
  if (received === expected) tellAll?.();
}

const calls = {
  /** Connects up to so many displays in all, and lets each of them watch the wall. */
  async connect(port: number, count: number): Promise<void> {
    while (sockets.length < count) {
      const step = Math.min(50, count - sockets.length);
      const joined = await Promise.all(Array.from({ length: step }, () => connectSocket(port, "/live")));
      for (const socket of joined) {
        socket.on("wall:changed", receive);
        await socket.emitWithAck("wall:watch", { protocol_version: 1 });
      }
      sockets.push(...joined);
    }
  },
  disconnect(): void {
    for (const socket of sockets) socket.disconnect();
    sockets = [];
  },
  /** From here on messages are counted, until every display has had one. */
  expectOne(): void {
    received = 0;
    expected = sockets.length;
  },
  /** When the last display had its message, in microseconds of the machine's clock. */
  async lastReceipt(): Promise<number> {
    if (received < expected) await new Promise<void>((resolve) => (tellAll = resolve));
    return lastAt;
  },
};

export type DisplaysCalls = typeof calls;

answerCalls(calls, () => calls.disconnect());
