import { request } from "node:http";
import type { Child } from "./child.ts";
import { READ_TOKEN } from "./feed/http-feed.ts";
import type { VentwallCalls } from "./processes/ventwall.ts";

/** An export as it was taken. */
export interface Taken {
  readonly ms: number;
  readonly bytes: number;
  /** The most that the server held meanwhile. */
  readonly peakRss: number;
}

const LOOK_EVERY_MS = 100;

/** Takes a file as a browser does, holding on to none of it. */
export async function takeExport(child: Child<VentwallCalls>, port: number, file: string): Promise<Taken> {
  let peakRss = 0;
  const look = async (): Promise<void> => {
    peakRss = Math.max(peakRss, await child.call("rss"));
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  const started = performance.now();
  try {
    const bytes = await download(port, file);
    const ms = performance.now() - started;
    await look();
    return { ms, bytes, peakRss };
  } finally {
    clearInterval(timer);
  }
}

function download(port: number, file: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${READ_TOKEN}` };
    const path = `/api/v1/exports/${file}`;
    const sent = request({ host: "127.0.0.1", port, path, headers }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => (bytes += chunk.length));
      response.once("error", reject);
      response.once("end", () =>
        response.statusCode === 200 ? resolve(bytes) : reject(new Error(`${file}: ${response.statusCode}`)),
      );
    });
    sent.once("error", reject);
    sent.end();
  });
}
