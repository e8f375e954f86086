import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { Server } from "socket.io";
import { answerCalls } from "../child.ts";

/** The floor of the way to the eye: a page of one number, and a server that passes on what it is sent. */
const PAGE = `<!doctype html><meta charset="utf-8"><title>bare</title><p id="value">—</p>
<script src="/client.js"></script>
<script>io({ transports: ["websocket"] }).on("value", (text) => { document.getElementById("value").textContent = text; });</script>`;

const { resolve } = createRequire(import.meta.url);
const client = readFileSync(join(dirname(resolve("socket.io-client/package.json")), "dist/socket.io.min.js"));

const http = createServer((request, response) => void serve(request, response));
const io = new Server(http, { serveClient: false, perMessageDeflate: false, destroyUpgrade: true });

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === "POST") {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { readings } = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    io.emit("value", readings[0].value.toFixed(1));
    response.setHeader("content-type", "application/json").end('{"accepted":1}');
  } else if (request.url === "/client.js") {
    response.setHeader("content-type", "text/javascript").end(client);
  } else {
    response.setHeader("content-type", "text/html").end(PAGE);
  }
}

await new Promise<void>((listening) => http.listen(0, "127.0.0.1", listening));

const calls = { port: () => (http.address() as AddressInfo).port };

export type BarePageCalls = typeof calls;

answerCalls(calls, () => void io.close());
