import { readAnswer } from "./fetch-json.ts";
import { whileUnderWay } from "./sends-under-way.ts";

type Method = "POST" | "PATCH" | "DELETE";

/** Asks the server to do something; a refusal is thrown with the server's code, as by `fetchJson`. */
export async function sendJson<T>(method: Method, path: string, body: unknown = {}): Promise<T> {
  return (await sendTimed<T>(method, path, body)).answer;
}

/** An answer, and when the server gave it by its own clock. */
interface Timed<T> {
  readonly answer: T;
  readonly servedAt: number;
}

/**
 * For answers that say when something ends: how long that is from now is told by the server's own date, since
 * on a wall nobody sets the browser's.
 */
export async function sendTimed<T>(
  method: Method | "GET",
  path: string,
  body: unknown = {},
): Promise<Timed<T>> {
  const request = fetch(path, {
    method,
    headers: {
      accept: "application/json",
      ...(hasBody(method) ? { "content-type": "application/json" } : {}),
    },
    ...(hasBody(method) ? { body: JSON.stringify(body) } : {}),
  });
  const response = await (method === "GET" ? request : whileUnderWay(request));
  // Whole seconds, rounded down: one is given away, so that nothing is said to last longer than it does.
  const servedAt = Date.parse(response.headers.get("date") ?? "") + 1_000;
  return {
    answer: await readAnswer<T>(response),
    servedAt: Number.isNaN(servedAt) ? Date.now() : servedAt,
  };
}

function hasBody(method: Method | "GET"): boolean {
  return method === "POST" || method === "PATCH";
}
