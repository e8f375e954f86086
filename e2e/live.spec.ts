import { expect } from "@playwright/test";
import type { WallChanged, WallSnapshot } from "#lib/contract/live.ts";
import type { SubmitResult } from "#lib/contract/readings.ts";
import { Feed, minutesAgo, peep } from "./actions/feed.ts";
import { accepted, openFeed, openLive } from "./actions/sockets.ts";
import { bedViewSchema } from "./fixtures/bed-view-schema.ts";
import { freshName } from "./fixtures/fresh-name.ts";
import { FEED_TOKEN, READ_TOKEN } from "./fixtures/running-server.ts";
import { test } from "./fixtures/test.ts";

const WATCH = { protocol_version: 1 } as const;

test("the same readings get the same result by socket as by HTTP", async ({ sharedServer, feed, api }) => {
  const [bySocket, byHttp] = [freshName("S"), freshName("S")];
  await feed.enrol(bySocket);
  await feed.enrol(byHttp);
  const readingsOf = (subject: string) => [
    peep(subject, 10, "2026-06-02T03:00:00Z"),
    peep(subject, 10, "2026-06-02T03:00:00Z"),
    peep(subject, 12, "2026-06-02T03:00:00Z"),
    peep(subject, 99, "2026-06-02T04:00:00Z"),
    peep("nobody", 10, "2026-06-02T03:00:00Z"),
    { ...peep(subject, 10, "2026-06-02T05:00:00Z"), unit: "furlong" },
    "rubbish",
  ];
  const socket = await openFeed(sharedServer.url, FEED_TOKEN);
  const answer = accepted(await socket.emitWithAck("readings:submit", { readings: readingsOf(bySocket) }));
  socket.close();
  const { body } = await api.post<SubmitResult>("/api/v1/readings", { readings: readingsOf(byHttp) });
  const comparable = ({ accepted, duplicates, rejected, results }: SubmitResult) => ({
    accepted,
    duplicates,
    rejected,
    results: results.map(({ index, status, code, seq }) => [index, status, code, seq !== undefined]),
  });
  expect(comparable(answer)).toEqual(comparable(body));
  expect(body).toMatchObject({ accepted: 2, duplicates: 1, rejected: 4 });
});

test("a feed that only beats its heart is answered", async ({ sharedServer }) => {
  const socket = await openFeed(sharedServer.url, FEED_TOKEN);
  expect(await socket.emitWithAck("feed:heartbeat", { source: freshName("device") })).toMatchObject({
    ok: true,
  });
  const rude = socket as unknown as { emitWithAck(event: string, payload: object): Promise<unknown> };
  expect(await rude.emitWithAck("feed:heartbeat", {})).toMatchObject({ ok: false, code: "malformed" });
  expect(await rude.emitWithAck("no:such:event", {})).toMatchObject({ ok: false, code: "unknown_event" });
  socket.close();
});

test("the wall's snapshot on the socket is the one of HTTP", async ({ sharedServer, feed, api }) => {
  await feed.enrol(freshName("S"), { bed: freshName("bed") });
  const socket = await openLive(sharedServer.url, READ_TOKEN);
  const snapshot = accepted(await socket.emitWithAck("wall:watch", WATCH));
  socket.close();
  const { body } = await api.get<WallSnapshot>("/api/v1/wall");
  expect(Object.keys(snapshot).toSorted()).toEqual(Object.keys(body).toSorted());
  expect(snapshot.beds.length).toBeGreaterThan(0);
  for (const view of snapshot.beds) expect(bedViewSchema.safeParse(view).error).toBeUndefined();
});

test("a page of another version is told so, instead of being given what it cannot read", async ({
  sharedServer,
}) => {
  const socket = await openLive(sharedServer.url, READ_TOKEN);
  const answer = await socket.emitWithAck("wall:watch", { protocol_version: 2 } as never);
  expect(answer).toMatchObject({ ok: false, code: expect.any(String), detail: expect.any(String) });
  socket.close();
});

test("changes follow the snapshot without a gap while readings stream in, and end with the true values", async ({
  startServer,
}) => {
  const server = await startServer();
  const feed = await openFeed(server.url, FEED_TOKEN);
  const live = await openLive(server.url, READ_TOKEN);
  const ward = new Feed(server.url);
  const subjects = Array.from({ length: 6 }, (_, index) => ({
    subject: `S-${index}`,
    bed: String(index + 1),
  }));
  for (const { subject, bed } of subjects) await ward.enrol(subject, { bed });

  const changes: WallChanged[] = [];
  live.on("wall:changed", (message) => changes.push(message));
  const snapshot = accepted(await live.emitWithAck("wall:watch", WATCH));
  const start = Date.now() - 3_600_000;
  for (let round = 0; round < 60; round++) {
    const readings = subjects.map(({ subject }, index) =>
      peep(subject, 5 + ((round + index) % 20), new Date(start + round * 1_000).toISOString()),
    );
    const answer = accepted(await feed.emitWithAck("readings:submit", { readings }));
    expect(answer.accepted).toBe(subjects.length);
  }
  const last = accepted(await live.emitWithAck("wall:watch", WATCH));

  let seq = snapshot.seq;
  for (const change of changes) {
    expect(change.from_seq).toBe(seq);
    expect(change.seq).toBeGreaterThan(change.from_seq);
    seq = change.seq;
  }
  expect(seq).toBe(last.seq);
  const shown = new Map(snapshot.beds.map((view) => [view.bed, view]));
  for (const { beds } of changes) for (const view of beds) shown.set(view.bed, view);
  for (const view of last.beds) {
    expect(shown.get(view.bed)?.quantities.peep).toEqual(view.quantities.peep);
  }
  expect(last.beds.map(({ quantities }) => quantities.peep.value)).toEqual(
    subjects.map((_, index) => 5 + ((59 + index) % 20)),
  );
  feed.close();
  live.close();
});

test("whoever asks again is given the present, and goes on from there", async ({ sharedServer, feed }) => {
  const [subject, bed] = [freshName("S"), freshName("bed")];
  await feed.enrol(subject, { bed });
  const live = await openLive(sharedServer.url, READ_TOKEN);
  const before = accepted(await live.emitWithAck("wall:watch", WATCH));
  await feed.send(peep(subject, 11, minutesAgo(1)));
  const after = accepted(await live.emitWithAck("wall:watch", WATCH));
  expect(after.seq).toBeGreaterThan(before.seq);
  expect(after.beds.find((view) => view.bed === bed)?.quantities.peep.value).toBe(11);
  live.close();
});

test("a silent server still says every five seconds that it lives, and what time it is", async ({
  startServer,
}) => {
  const server = await startServer();
  const live = await openLive(server.url, READ_TOKEN);
  const { seq } = accepted(await live.emitWithAck("wall:watch", WATCH));
  const beats: { seq: number; server_time: string; clock_rate: number }[] = [];
  live.on("wall:heartbeat", (beat) => beats.push(beat));
  await expect.poll(() => beats.length, { timeout: 15_000 }).toBeGreaterThanOrEqual(2);
  for (const beat of beats) {
    expect(beat).toEqual({ seq, server_time: expect.stringMatching(/Z$/), clock_rate: 1 });
    expect(Math.abs(Date.parse(beat.server_time) - Date.now())).toBeLessThan(60_000);
  }
  live.close();
});

test("a subject that is watched is pushed whole when it changes, and no more when it is not", async ({
  sharedServer,
  feed,
}) => {
  const subject = freshName("S");
  await feed.enrol(subject, { bed: freshName("bed") });
  const live = await openLive(sharedServer.url, READ_TOKEN);
  expect(await live.emitWithAck("subject:watch", { subject: "nobody" })).toMatchObject({
    ok: false,
    code: "unknown_subject",
  });
  const snapshot = accepted(await live.emitWithAck("subject:watch", { subject }));
  expect(snapshot.view).toMatchObject({ subject, quantities: { peep: { value: null, state: "none" } } });
  const values: (number | null)[] = [];
  live.on("subject:changed", ({ view }) => values.push(view.quantities.peep.value));
  await feed.send(peep(subject, 13, minutesAgo(2)));
  await expect.poll(() => values.at(-1)).toBe(13);

  expect(await live.emitWithAck("subject:unwatch", { subject })).toMatchObject({ ok: true });
  await feed.send(peep(subject, 14, minutesAgo(1)));
  const watched = accepted(await live.emitWithAck("subject:watch", { subject }));
  expect(watched.view.quantities.peep.value).toBe(14);
  live.close();
});
