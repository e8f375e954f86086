import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Envelope } from "#lib/log/envelope.ts";
import type { Append, DatabaseKind, EventLog } from "./event-log.ts";
import { bedOpened, minute, reading, readings } from "./sample-appends.ts";

/** More than one page of any engine. */
const SEVERAL_PAGES = 10_000;

/** What every engine of the event log must do; `openFresh` gives an empty log, which the suite closes. */
export function describeEventLogContract(
  name: string,
  openFresh: (kind: DatabaseKind) => Promise<EventLog>,
): void {
  const withLog = (run: (log: EventLog) => Promise<void>) => async () => {
    const log = await openFresh("production");
    try {
      await run(log);
    } finally {
      await log.close();
    }
  };

  describe(`${name}: appending and reading`, () => {
    test(
      "a new log is empty",
      withLog(async (log) => {
        expect(log.head).toBe(0);
        expect(await all(log.readAfter(0))).toEqual([]);
        expect(await all(log.readFacts())).toEqual([]);
        expect(await all(log.readStream("S-01", 0))).toEqual([]);
        expect(await log.readEvent(1)).toBeNull();
        expect(await log.streamVersions()).toEqual(new Map());
      }),
    );

    test.each(["demo", "production"] as const)("knows that it is a %s log", async (kind) => {
      const log = await openFresh(kind);
      expect(log.kind).toBe(kind);
      await log.close();
    });

    test(
      "events are numbered in the order in which they came, and read back as they were",
      withLog(async (log) => {
        const first = [reading("S-01", 1, "a"), bedOpened(1), reading("S-02", 1)];
        const second = [reading("S-01", 2)];
        expect(await log.append(first)).toEqual({ ok: true, value: { firstSeq: 1 } });
        expect(await log.append(second)).toEqual({ ok: true, value: { firstSeq: 4 } });
        expect(log.head).toBe(4);
        expect(await all(log.readAfter(0))).toEqual(numbered([...first, ...second]));
        expect(await log.readEvent(2)).toEqual({ seq: 2, ...bedOpened(1).envelope });
        expect(await log.readEvent(5)).toBeNull();
      }),
    );

    test(
      "every event's hash can be asked for, and the last one pins the whole log",
      withLog(async (log) => {
        await log.append([reading("S-01", 1, "a"), bedOpened(1), reading("S-02", 1)]);
        const hashes = [await log.hashAt(1), await log.hashAt(2), await log.hashAt(3)];
        expect(new Set(hashes).size).toBe(3);
        for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/);
        expect(await log.verify()).toEqual({ ok: true, value: { events: 3, head: hashes[2] } });
        expect([await log.hashAt(0), await log.hashAt(4)]).toEqual([null, null]);
        expect(await log.hashesAfter(0, 9)).toEqual(hashes);
        expect(await log.hashesAfter(1, 1)).toEqual([hashes[1]]);
      }),
    );

    test(
      "tells who recorded anything by an event, and nobody who came after",
      withLog(async (log) => {
        const by = (actor: string, version: number): Append => {
          const { envelope } = reading("S-01", version);
          return { envelope: { ...envelope, actor } };
        };
        await log.append([by("feed", 1), by("@nurse", 2), by("feed", 3), by("@late", 4)]);
        expect((await log.actorsUpTo(3)).toSorted()).toEqual(["@nurse", "feed"]);
        expect(await log.actorsUpTo(0)).toEqual([]);
      }),
    );

    test(
      "an empty group changes nothing",
      withLog(async (log) => {
        expect(await log.append([])).toEqual({ ok: true, value: { firstSeq: 1 } });
        expect(log.head).toBe(0);
      }),
    );

    test(
      "groups that are appended at the same time each stay together, in the order of the calls",
      withLog(async (log) => {
        const results = await Promise.all([1, 2, 3].map((n) => log.append(readings(`S-0${n}`, 1, 50))));
        expect(results.map((result) => result.ok && result.value.firstSeq)).toEqual([1, 51, 101]);
        const streams = (await all(log.readAfter(0))).map((event) => event.stream);
        expect(streams).toEqual([1, 2, 3].flatMap((n) => Array(50).fill(`S-0${n}`)));
      }),
    );

    test(
      "a log of several pages is read in order, without a hole, and from anywhere",
      withLog(async (log) => {
        const appends = readings("S-01", 1, SEVERAL_PAGES);
        await log.append(appends);
        expect((await all(log.readAfter(0))).map((event) => event.seq)).toEqual(upTo(SEVERAL_PAGES));
        const tail = await all(log.readAfter(SEVERAL_PAGES - 2));
        expect(tail.map((event) => event.seq)).toEqual([SEVERAL_PAGES - 1, SEVERAL_PAGES]);
        const stream = await all(log.readStream("S-01", 0));
        expect(stream.map((event) => event.version)).toEqual(upTo(SEVERAL_PAGES));
      }),
    );

    test(
      "what is appended while a reader is between two pages reaches that reader",
      withLog(async (log) => {
        await log.append(readings("S-01", 1, SEVERAL_PAGES));
        const seen: number[] = [];
        for await (const page of log.readAfter(0)) {
          if (seen.length === 0) await log.append([bedOpened(1)]);
          seen.push(...page.map((event) => event.seq));
        }
        expect(seen).toEqual(upTo(SEVERAL_PAGES + 1));
      }),
    );

    test(
      "one subject's stream holds that subject's events alone, after any version",
      withLog(async (log) => {
        await log.append([reading("S-01", 1), reading("S-02", 1), reading("S-01", 2), reading("S-01", 3)]);
        const stream = await all(log.readStream("S-01", 1));
        expect(stream.map(({ seq, version }) => [seq, version])).toEqual([
          [3, 2],
          [4, 3],
        ]);
        expect(await all(log.readStream("S-01", 3))).toEqual([]);
        expect(await all(log.readStream("S-03", 0))).toEqual([]);
        expect(await log.streamVersions()).toEqual(
          new Map([
            ["S-01", 3],
            ["S-02", 1],
          ]),
        );
      }),
    );

    test(
      "the facts are all events that are not about readings",
      withLog(async (log) => {
        const rejected: Append = {
          envelope: {
            ...reading("S-01", 3).envelope,
            event: {
              type: "readingRejected",
              parameter: "peep",
              value: 400,
              unit: "cm[H2O]",
              observedAt: minute(3),
              source: "typed",
              code: "out_of_range",
            },
          },
        };
        const started: Append = {
          envelope: { ...reading("S-01", 2).envelope, event: { type: "infusionStarted", at: minute(2) } },
        };
        await log.append([reading("S-01", 1), bedOpened(1), started, rejected, bedOpened(2)]);
        expect((await all(log.readFacts())).map((event) => event.seq)).toEqual([2, 3, 5]);
        expect((await all(log.readFacts(2))).map((event) => event.seq)).toEqual([3, 5]);
      }),
    );

    test("whatever is appended, in groups of whatever size, is read back as it was", async () => {
      await fc.assert(
        fc.asyncProperty(anyHistory, async (groups) => {
          const log = await openFresh("demo");
          try {
            for (const group of groups) expect((await log.append(group)).ok).toBe(true);
            const appends = groups.flat();
            expect(await all(log.readAfter(0))).toEqual(numbered(appends));
            for (const [stream, version] of await log.streamVersions()) {
              const events = await all(log.readStream(stream, 0));
              expect(events.map((event) => event.version)).toEqual(upTo(version));
            }
            expect((await log.verify()).ok).toBe(true);
          } finally {
            await log.close();
          }
        }),
        { numRuns: 30 },
      );
    });
  });

  describe(`${name}: whole or not at all`, () => {
    test(
      "a version that is taken refuses its whole group, and the next group goes in",
      withLog(async (log) => {
        await log.append([reading("S-01", 1)]);
        const refused = await log.append([reading("S-02", 1, "b"), bedOpened(1), reading("S-01", 1)]);
        expect(refused).toMatchObject({ ok: false, code: "version_taken" });
        expect(log.head).toBe(1);
        expect(await log.streamVersions()).toEqual(new Map([["S-01", 1]]));
        expect(await log.findSenderIds([{ source: "ventilator of S-02", id: "b" }])).toEqual([null]);
        expect(await log.append([reading("S-02", 1, "b")])).toEqual({ ok: true, value: { firstSeq: 2 } });
        expect((await log.verify()).ok).toBe(true);
      }),
    );

    test(
      "a version twice within a group refuses the group",
      withLog(async (log) => {
        const refused = await log.append([reading("S-01", 1), reading("S-01", 1)]);
        expect(refused).toMatchObject({ ok: false, code: "version_taken" });
        expect(await all(log.readAfter(0))).toEqual([]);
      }),
    );

    test(
      "of two that claim one version at the same time, one gets it",
      withLog(async (log) => {
        const results = await Promise.all([log.append([bedOpened(1, "A")]), log.append([bedOpened(1, "B")])]);
        expect(results.map((result) => result.ok)).toEqual([true, false]);
        expect((await all(log.readAfter(0))).map(({ event }) => event)).toEqual([
          { type: "bedOpened", bed: "A" },
        ]);
      }),
    );

    test(
      "a version that leaves a hole is a fault of the program, and nothing is stored",
      withLog(async (log) => {
        await expect(log.append([reading("S-01", 1), reading("S-01", 3)])).rejects.toThrow(RangeError);
        expect(log.head).toBe(0);
        expect((await log.append([reading("S-01", 1)])).ok).toBe(true);
      }),
    );
  });

  describe(`${name}: text that is no text`, () => {
    const half = "\ud83c";
    test.each([
      ["subject", { envelope: { ...reading("S-01", 1).envelope, stream: half } }],
      ["actor", { envelope: { ...reading("S-01", 1).envelope, actor: half } }],
      ["sender's id", reading("S-01", 1, half)],
    ])("half a character as a %s is a fault of the program, and nothing is stored", async (_, append) => {
      const log = await openFresh("production");
      await expect(log.append([bedOpened(1), append])).rejects.toThrow(RangeError);
      expect(log.head).toBe(0);
      expect((await log.append([bedOpened(1)])).ok).toBe(true);
      await log.close();
    });

    test(
      "half a character within an event is kept as it was sent",
      withLog(async (log) => {
        await log.append([bedOpened(1, half)]);
        expect((await log.readEvent(1))?.event).toEqual({ type: "bedOpened", bed: half });
        expect((await log.verify()).ok).toBe(true);
      }),
    );
  });

  describe(`${name}: senders' ids`, () => {
    test(
      "an id leads to the first event that carried it, for each source apart",
      withLog(async (log) => {
        await log.append([reading("S-01", 1, "a"), reading("S-01", 2, "b"), reading("S-01", 3, "a")]);
        await log.append([reading("S-02", 1, "a"), reading("S-01", 4, "b")]);
        const source = "ventilator of S-01";
        const keys = [
          { source, id: "b" },
          { source, id: "never sent" },
          { source: "ventilator of S-02", id: "a" },
          { source, id: "a" },
          { source: "a source nobody knows", id: "a" },
        ];
        expect(await log.findSenderIds(keys)).toEqual([2, null, 4, 1, null]);
        expect(await log.findSenderIds([])).toEqual([]);
      }),
    );
  });

  describe(`${name}: what is kept beside the events`, () => {
    test(
      "of a stream's snapshots of one format the newest is kept",
      withLog(async (log) => {
        await log.append(readings("S-01", 1, 10));
        const at = (version: number, format = "readings 1") => {
          return { stream: "S-01", version, format, body: `{"folded":${version}}` };
        };
        expect(await log.loadSnapshot("S-01", "readings 1")).toBeNull();
        expect(await log.saveSnapshots([at(4)])).toEqual({ ok: true, value: null });
        await log.saveSnapshots([at(8)]);
        await log.saveSnapshots([at(6)]);
        await log.saveSnapshots([at(2, "readings 2")]);
        expect(await log.loadSnapshot("S-01", "readings 1")).toEqual(at(8));
        expect(await log.loadSnapshot("S-01", "readings 2")).toEqual(at(2, "readings 2"));
        expect(await log.loadSnapshot("S-02", "readings 1")).toBeNull();
      }),
    );

    test(
      "a snapshot of more than the log holds is worthless",
      withLog(async (log) => {
        await log.append(readings("S-01", 1, 3));
        await log.saveSnapshots([{ stream: "S-01", version: 4, format: "readings 1", body: "{}" }]);
        expect(await log.loadSnapshot("S-01", "readings 1")).toBeNull();
      }),
    );

    test(
      "a setting holds the value that it was given last",
      withLog(async (log) => {
        expect(await log.setting("cookie key")).toBeNull();
        expect(await log.saveSetting("cookie key", "one")).toEqual({ ok: true, value: null });
        await log.saveSetting("cookie key", "two");
        expect(await log.setting("cookie key")).toBe("two");
      }),
    );

    test(
      "a probe leaves no event",
      withLog(async (log) => {
        expect(await log.probe()).toEqual({ ok: true, value: null });
        expect(log.head).toBe(0);
        expect((await log.append([bedOpened(1)])).ok).toBe(true);
      }),
    );
  });

  describe(`${name}: the chain`, () => {
    test(
      "each event's hash covers the hash before it and all that the event says",
      withLog(async (log) => {
        const appends = [reading("S-01", 1, "a"), bedOpened(1, '病床 "7"')];
        await log.append(appends);
        let hash = "0".repeat(64);
        for (const { seq, stream, version, recordedAt, actor, event } of numbered(appends)) {
          const head = JSON.stringify([seq, stream, version, event.type, recordedAt, actor]);
          hash = createHash("sha256")
            .update(hash + head + JSON.stringify(event))
            .digest("hex");
        }
        expect(await log.verify()).toEqual({ ok: true, value: { events: 2, head: hash } });
      }),
    );

    test(
      "an empty log's chain is whole",
      withLog(async (log) => {
        expect(await log.verify()).toEqual({ ok: true, value: { events: 0, head: "0".repeat(64) } });
      }),
    );

    test(
      "verifying says how far it has come, up to the end",
      withLog(async (log) => {
        await log.append(readings("S-01", 1, SEVERAL_PAGES));
        const steps: (readonly [number, number])[] = [];
        await log.verify((done, total) => steps.push([done, total]));
        expect(steps.at(-1)).toEqual([SEVERAL_PAGES, SEVERAL_PAGES]);
      }),
    );
  });
}

async function all(pages: AsyncIterable<readonly Envelope[]>): Promise<readonly Envelope[]> {
  return (await Array.fromAsync(pages)).flat();
}

function numbered(appends: readonly Append[]): readonly Envelope[] {
  return appends.map(({ envelope }, index) => ({ seq: index + 1, ...envelope }));
}

function upTo(n: number): readonly number[] {
  return Array.from({ length: n }, (_, index) => index + 1);
}

/** Groups of events of a few streams, with names and texts of every kind, their versions without holes. */
const anyHistory = fc
  .array(
    fc.array(
      fc.record({
        stream: fc.constantFrom("$ward", "S-01", "病人 2", "' OR 1=1 --"),
        actor: fc.constantFrom("feed", "护士", 'a "quoted" name'),
        bed: fc.string({ unit: "grapheme" }),
        recordedAt: fc.integer({ min: 0, max: 1_000_000 }),
      }),
      { maxLength: 6 },
    ),
    { maxLength: 6 },
  )
  .map((groups) => {
    const versions = new Map<string, number>();
    return groups.map((group) =>
      group.map(({ stream, actor, bed, recordedAt }): Append => {
        const version = (versions.get(stream) ?? 0) + 1;
        versions.set(stream, version);
        const event = { type: "bedOpened", bed } as const;
        return { envelope: { stream, version, recordedAt: minute(recordedAt), actor, event } };
      }),
    );
  });
