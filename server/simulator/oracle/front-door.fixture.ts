import { Agent, request } from "node:http";

/** What a door answered. */
export interface DoorAnswer {
  readonly status: number;
  readonly text: string;
}

/**
 * Requests by Node's own client: `fetch` keeps time by the timers of the process, which are the ward's in this
 * test, and would give up its connection with every step of the ward's clock.
 */
export class FrontDoor {
  readonly #url: string;
  readonly #agent = new Agent({ keepAlive: true });

  constructor(url: string) {
    this.#url = url;
  }

  ask(
    headers: Readonly<Record<string, string>>,
    method: string,
    path: string,
    body?: object,
  ): Promise<DoorAnswer> {
    const { promise, resolve, reject } = Promise.withResolvers<DoorAnswer>();
    const sent = request(
      new URL(path, this.#url),
      { method, agent: this.#agent, headers: { ...headers, "content-type": "application/json" } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.once("error", reject);
        response.once("end", () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString("utf8") }),
        );
      },
    );
    sent.once("error", reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
    return promise;
  }

  close(): void {
    this.#agent.destroy();
  }
}
