import { connect, type Socket as TcpSocket } from "node:net";
import { expect } from "@playwright/test";
import { expectHealthy } from "./actions/expect-healthy.ts";
import { Feed, peep } from "./actions/feed.ts";
import { knock, openFeed, openLive } from "./actions/sockets.ts";
import { Api, type Problem } from "./fixtures/api.ts";
import { residentMegabytes } from "./fixtures/process-memory.ts";
import { FEED_TOKEN, READ_TOKEN, type RunningServer } from "./fixtures/running-server.ts";
import { test } from "./fixtures/test.ts";

const MEGABYTE = 1024 * 1024;

const BODIES: readonly (readonly [string, string, number])[] = [
  ["truncated JSON", '{"readings":[{"subject":"S-1","parameter":"pe', 400],
  ["no body", "", 400],
  ["a list instead of an object", "[]", 400],
  ["a number", "7", 400],
  ["null", "null", 400],
  ["an empty list", '{"readings":[]}', 400],
  ["a list that is none", '{"readings":{"0":{}}}', 400],
  ["NaN, which is no JSON", '{"readings":[{"subject":"S-1","parameter":"peep","value":NaN}]}', 400],
  ["10,001 readings", JSON.stringify({ readings: Array(10_001).fill({ parameter: "peep" }) }), 413],
  ["lists in lists, 200,000 deep", `${"[".repeat(200_000)}${"]".repeat(200_000)}`, 400],
  [
    "objects in a reading, 50,000 deep",
    `{"readings":[${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}]}`,
    200,
  ],
  ["a body in another encoding", "\u00ff\u00fe{\u0000}\u0000", 400],
];
for (const [what, body, expected] of BODIES) {
  test(`POST /readings with ${what} is answered with ${expected} and a code`, async ({
    api,
    sharedServer,
  }) => {
    const { status, type, ...answer } = await api.send<Problem & { results: { code: string }[] }>(
      "POST",
      "/api/v1/readings",
      { token: FEED_TOKEN, body },
    );
    expect(status).toBe(expected);
    const code = expected === 200 ? answer.body.results[0]?.code : answer.body.code;
    expect(code).toMatch(/^[a-z_]+$/);
    if (expected !== 200) {
      expect(type).toContain("application/problem+json");
      expect(answer.body.detail.length).toBeGreaterThan(5);
      expect(answer.text).not.toMatch(/node_modules|at .*\.ts/);
    }
    await expectHealthy(sharedServer.url);
  });
}

test("keys that would reach into objects are data like any other", async ({ api, sharedServer }) => {
  const body =
    '{"__proto__":{"admin":true},"constructor":{"prototype":{"x":1}},"readings":[{"__proto__":{"subject":"S-1"},"parameter":"peep","value":10,"unit":"cm[H2O]","observed_at":"2026-06-02T03:00:00Z"}]}';
  const { status, body: answer } = await api.send<{ results: { status: string; code: string }[] }>(
    "POST",
    "/api/v1/readings",
    { token: FEED_TOKEN, body },
  );
  expect(status).toBe(200);
  expect(answer.results[0]).toMatchObject({ status: "rejected", code: "unknown_subject" });
  const feed = new Feed(sharedServer.url);
  for (const subject of ["__proto__", "constructor", "../../etc/passwd", "a b", "<script>"]) {
    expect([400, 201]).toContain((await feed.enrol(subject)).status);
  }
  expect((await api.get<Problem>("/api/v1/subjects/__proto__")).body.code ?? "enrolled").toMatch(
    /unknown_subject|enrolled/,
  );
  await expectHealthy(sharedServer.url);
});

test("what calls itself another content type is read as JSON or refused, never a crash", async ({
  api,
  sharedServer,
}) => {
  const body = JSON.stringify({ readings: [peep("nobody", 10, "2026-06-02T03:00:00Z")] });
  for (const type of ["text/plain", "application/xml", "multipart/form-data; boundary=x", "nonsense"]) {
    const { status } = await api.send("POST", "/api/v1/readings", {
      token: FEED_TOKEN,
      body,
      headers: { "content-type": type },
    });
    expect([200, 400, 415]).toContain(status);
  }
  await expectHealthy(sharedServer.url);
});

test("a body of 100 MB is refused with 413, announced or not, and does not fill the memory", async ({
  startServer,
}) => {
  const server = await startServer();
  await expectHealthy(server.url);
  const before = await residentMegabytes(server.pid);
  expect(await sendHundredMegabytes(server, true)).toBe(413);
  expect(await sendHundredMegabytes(server, false)).toBe(413);
  const several = await Promise.all(Array.from({ length: 8 }, () => sendHundredMegabytes(server, false)));
  expect(several).toEqual(Array(8).fill(413));
  const after = await residentMegabytes(server.pid);
  // Eight bodies of 100 MB: far less than one of them may stay.
  if (before !== null && after !== null) expect(after - before).toBeLessThan(150);
  const enrolment = await new Api(server.url).send<Problem>("POST", "/api/v1/subjects", {
    token: FEED_TOKEN,
    body: JSON.stringify({ subject: "S-1", sex: "male", bed: "b".repeat(MEGABYTE) }),
  });
  expect([enrolment.status, enrolment.body.code]).toEqual([413, "too_large"]);
  await expectHealthy(server.url);
});

/** Sends a body of 100 MB as slowly as the other side reads, and gives the status that comes back. */
async function sendHundredMegabytes({ port }: RunningServer, announced: boolean): Promise<number> {
  const socket = connect(port, "127.0.0.1");
  let isAnswered = false;
  const answer = firstLineOf(socket).finally(() => {
    isAnswered = true;
  });
  const length = announced ? `Content-Length: ${100 * MEGABYTE}` : "Transfer-Encoding: chunked";
  socket.write(
    `POST /api/v1/readings HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${FEED_TOKEN}\r\nContent-Type: application/json\r\n${length}\r\n\r\n`,
  );
  const piece = Buffer.alloc(MEGABYTE, 32);
  for (let sent = 0; sent < 100 && !isAnswered; sent++) {
    if (!announced) socket.write(`${MEGABYTE.toString(16)}\r\n`);
    const hasRoom = socket.write(piece);
    if (!announced) socket.write("\r\n");
    if (!hasRoom) await Promise.race([new Promise((resolve) => socket.once("drain", resolve)), answer]);
  }
  if (!announced && !isAnswered) socket.write("0\r\n\r\n");
  const line = await answer;
  socket.destroy();
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(line)?.[1]);
}

/** The beginning of what a server says; empty if it hangs up without a word. */
function firstLineOf(socket: TcpSocket): Promise<string> {
  return new Promise((resolve) => {
    socket.once("data", (chunk: Buffer) => resolve(chunk.toString("latin1")));
    socket.once("close", () => resolve(""));
    socket.once("error", () => resolve(""));
  });
}

test("a socket that emits rubbish, without acknowledgements and with, harms nobody", async ({
  startServer,
}) => {
  const server = await startServer();
  const rubbish: readonly unknown[] = [
    undefined,
    null,
    0,
    "text",
    [],
    {},
    { readings: null },
    { readings: "all" },
    { readings: [] },
    { readings: Array(10_001).fill(null) },
    { readings: [null, 1, "x", [], {}, { parameter: "__proto__" }] },
    { protocol_version: "1" },
    { subject: { $ne: null } },
    { subject: "x".repeat(10_000) },
    { source: 7 },
    Buffer.alloc(1_000),
    { deep: JSON.parse(`${"[".repeat(2_000)}${"]".repeat(2_000)}`) },
  ];
  for (const [namespace, token, events] of [
    ["/feed", FEED_TOKEN, ["readings:submit", "feed:heartbeat", "no:such", "wall:watch"]],
    ["/live", READ_TOKEN, ["wall:watch", "subject:watch", "subject:unwatch", "no:such", "readings:submit"]],
  ] as const) {
    const answer = await knock(server.url, namespace, token);
    if (!("socket" in answer)) throw new Error("Not let in");
    const { socket } = answer;
    const answers: { event: string; reply: { ok?: unknown; code?: unknown } }[] = [];
    for (const event of events) {
      for (const payload of rubbish) {
        socket.emit(event, payload);
        socket.emit(event, payload, payload, "more");
        socket.emit(event, payload, (reply: { ok?: unknown }) => answers.push({ event, reply }));
      }
      socket.emit(event);
      socket.emit(event, (reply: { ok?: unknown }) => answers.push({ event, reply }));
    }
    await expect.poll(() => answers.length).toBe(events.length * (rubbish.length + 1));
    for (const { reply } of answers) {
      expect(typeof reply.ok).toBe("boolean");
      if (reply.ok === false) expect(reply.code).toMatch(/^[a-z_]+$/);
    }
    expect(socket.connected).toBe(true);
    socket.close();
  }
  await expectHealthy(server.url);
});

test("raw rubbish on the socket's own path is closed, not obeyed", async ({ startServer }) => {
  const server = await startServer();
  for (const [query, method, body] of [
    ["EIO=4&transport=polling&sid=nobody", "GET", undefined],
    ["EIO=99&transport=polling", "GET", undefined],
    ["EIO=4&transport=carrier-pigeon", "GET", undefined],
    ["EIO=4&transport=polling", "POST", "42[".repeat(1_000)],
    ["EIO=4&transport=polling", "DELETE", undefined],
  ] as const) {
    const response = await fetch(`${server.url}/socket.io/?${query}`, {
      method,
      ...(body === undefined ? {} : { body }),
    });
    expect(response.status).toBe(400);
    await response.body?.cancel();
  }
  const handshake = await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`);
  const { sid } = JSON.parse((await handshake.text()).slice(1)) as { sid: string };
  for (const packet of [
    "40/feed,{",
    "42[",
    '451-["x",{"_placeholder":true,"num":0}]',
    "49999",
    "\u0000\u0001",
  ]) {
    const response = await fetch(`${server.url}/socket.io/?EIO=4&transport=polling&sid=${sid}`, {
      method: "POST",
      body: packet,
    });
    await response.body?.cancel();
    expect([200, 400]).toContain(response.status);
  }
  await expectHealthy(server.url);
});

test("a display that never reads costs the others nothing", async ({ startServer }) => {
  const server = await startServer();
  const feed = new Feed(server.url);
  const bed = "1";
  await feed.enrol("S-1", { bed });
  const deaf = await openLive(server.url, READ_TOKEN);
  await deaf.emitWithAck("wall:watch", { protocol_version: 1 });
  // The transport's own TCP socket stops reading: what the server sends stays in its buffers.
  const { transport } = deaf.io.engine as unknown as { transport: { ws?: { _socket?: TcpSocket } } };
  const wire = transport.ws?._socket;
  if (wire === undefined) throw new Error("The display's wire is not where it was");
  wire.pause();
  const listening = await openLive(server.url, READ_TOKEN);
  let last: number | null | undefined = null;
  listening.on("wall:changed", ({ beds }) => {
    last = beds.find((view) => view.bed === bed)?.quantities.peep.value;
  });
  await listening.emitWithAck("wall:watch", { protocol_version: 1 });
  const before = await residentMegabytes(server.pid);
  const start = Date.now() - 3_600_000;
  for (let round = 0; round < 400; round++) {
    await feed.submit([peep("S-1", 5 + (round % 20), new Date(start + round * 1_000).toISOString())]);
  }
  await expect.poll(() => last).toBe(5 + (399 % 20));
  const after = await residentMegabytes(server.pid);
  if (before !== null && after !== null) expect(after - before).toBeLessThan(150);
  listening.close();
  deaf.close();
  await expectHealthy(server.url);
});

test("a thousand connections at once, half of them sockets, are served, and everybody gets an answer", async ({
  startServer,
}) => {
  test.setTimeout(120_000);
  const server = await startServer();
  const feed = new Feed(server.url);
  await feed.enrol("S-1", { bed: "1" });
  const sockets = await Promise.all(
    Array.from({ length: 500 }, (_, index) =>
      index % 2 === 0 ? openLive(server.url, READ_TOKEN) : openFeed(server.url, FEED_TOKEN),
    ),
  );
  const displays = sockets.filter((_, index) => index % 2 === 0) as Awaited<ReturnType<typeof openLive>>[];
  const watched = await Promise.all(
    displays.map((socket) => socket.emitWithAck("wall:watch", { protocol_version: 1 })),
  );
  expect(watched.every(({ ok }) => ok)).toBe(true);
  const told = displays.map(
    (socket) =>
      new Promise<number | null | undefined>((resolve) => {
        socket.once("wall:changed", ({ beds }) => resolve(beds[0]?.quantities.peep.value));
      }),
  );
  const start = Date.now() - 3_600_000;
  const answers = await Promise.all(
    Array.from({ length: 500 }, (_, index) =>
      feed.api.post<{ accepted: number }>("/api/v1/readings", {
        readings: [peep("S-1", 5 + (index % 20), new Date(start + index * 1_000).toISOString())],
      }),
    ),
  );
  expect(answers.map(({ status, body }) => [status, body.accepted])).toEqual(Array(500).fill([200, 1]));
  expect((await Promise.all(told)).every((value) => typeof value === "number")).toBe(true);
  for (const socket of sockets) socket.close();
  await expectHealthy(server.url);
});
