import { io, type ManagerOptions, type Socket, type SocketOptions } from "socket.io-client";
import type {
  FeedClientToServer,
  LiveClientToServer,
  LiveServerToClient,
  Refusal,
} from "#lib/contract/live.ts";

export type LiveSocket = Socket<LiveServerToClient, LiveClientToServer>;
export type FeedSocket = Socket<Record<string, never>, FeedClientToServer>;

/** What the server said when it did not let a socket in. */
export interface SocketRefusal {
  readonly message: string;
  readonly code: string | undefined;
}

const OPTIONS: Partial<ManagerOptions & SocketOptions> = {
  transports: ["websocket"],
  reconnection: false,
  forceNew: true,
};

/** Opens a namespace with a token (null: none), or with a browser's headers: connected, or refused. */
export function knock(
  url: string,
  namespace: "/live" | "/feed",
  token: string | null,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly socket: Socket } | { readonly refusal: SocketRefusal }> {
  const socket = io(`${url}${namespace}`, {
    ...OPTIONS,
    extraHeaders: { ...headers },
    ...(token === null ? {} : { auth: { token } }),
  });
  return new Promise((resolve) => {
    socket.once("connect", () => resolve({ socket }));
    socket.once("connect_error", (error: Error & { data?: { code?: string } }) => {
      socket.close();
      resolve({ refusal: { message: error.message, code: error.data?.code } });
    });
  });
}

/** Opens a namespace that must let us in. */
async function open(url: string, namespace: "/live" | "/feed", token: string): Promise<Socket> {
  const answer = await knock(url, namespace, token);
  if ("refusal" in answer) throw new Error(`${namespace} refused: ${answer.refusal.message}`);
  return answer.socket;
}

export async function openLive(url: string, token: string): Promise<LiveSocket> {
  return (await open(url, "/live", token)) as unknown as LiveSocket;
}

export async function openFeed(url: string, token: string): Promise<FeedSocket> {
  return (await open(url, "/feed", token)) as unknown as FeedSocket;
}

/** The answer of a request that must succeed. */
export function accepted<T extends { readonly ok: true }>(answer: T | Refusal): T {
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.detail}`);
  return answer;
}
