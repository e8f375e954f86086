import { Agent, request } from "node:http";

export const FEED_TOKEN = "feed-token-of-the-benchmarks";
export const READ_TOKEN = "read-token-of-the-benchmarks";

/** Speaks HTTP to one server over connections kept open, with as little work of its own as can be. */
export class HttpFeed {
  readonly #port: number;
  readonly #agent: Agent;

  constructor(port: number, connections: number) {
    this.#port = port;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  post(path: string, body: string | Buffer, token = FEED_TOKEN): Promise<string> {
    return this.#send("POST", path, token, body);
  }

  get(path: string): Promise<string> {
    return this.#send("GET", path, READ_TOKEN, null);
  }

  /** Sends readings that were made text before, and throws unless all of them were taken. */
  async submit(body: Buffer, expected: number): Promise<void> {
    const answer = await this.post("/api/v1/readings", body);
    if (!answer.startsWith(`{"accepted":${expected},`)) throw new Error(answer.slice(0, 300));
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(method: string, path: string, token: string, body: string | Buffer | null): Promise<string> {
    return new Promise((resolve, reject) => {
      const headers: Record<string, string | number> = { authorization: `Bearer ${token}` };
      if (body !== null) {
        headers["content-type"] = "application/json";
        headers["content-length"] = Buffer.byteLength(body);
      }
      const sent = request(
        { host: "127.0.0.1", port: this.#port, method, path, headers, agent: this.#agent },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.once("error", reject);
          response.once("end", () => {
            const text = Buffer.concat(chunks).toString("utf8");
            const { statusCode = 0 } = response;
            if (statusCode >= 200 && statusCode < 300) resolve(text);
            else reject(new Error(`${method} ${path}: ${statusCode} ${text.slice(0, 300)}`));
          });
        },
      );
      sent.once("error", reject);
      sent.end(body ?? undefined);
    });
  }
}

/** Readings as the body of a request. */
export function bodyOf(readings: readonly unknown[]): Buffer {
  return Buffer.from(JSON.stringify({ readings }));
}
