import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { Server } from "socket.io";
import { answerCalls } from "../child.ts";

const [folder = ""] = process.argv.slice(2);
const db = new Database(join(folder, "bare.db"));
db.pragma("journal_mode = WAL");
db.pragma("synchronous = FULL");
db.exec("CREATE TABLE readings (body TEXT NOT NULL)");
const insert = db.prepare<[string]>("INSERT INTO readings (body) VALUES (?)");

/**
 * The floor of the way to the eye: a page of one number, and a server that passes on what it is sent; on `/durable`
 * once it is on the disk, under the settings of Ventwall's log.
 */
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
    const body = Buffer.concat(chunks).toString("utf8");
    const { readings } = JSON.parse(body);
    if (request.url === "/durable") insert.run(body);
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

answerCalls(calls, () => {
  void io.close();
  db.close();
});
