import { describe, expect, test } from "vitest";
import { bedOpened, reading, readings } from "./sample-appends.ts";
import { openSqliteEventLog } from "./sqlite-event-log.ts";
import { openLog, tamper, temporaryFolders } from "./temporary-log.ts";

const temporaryFolder = temporaryFolders();

async function folderWithLog(): Promise<string> {
  const directory = temporaryFolder();
  const log = await openLog(directory);
  await log.append([...readings("S-01", 1, 5), bedOpened(1), reading("S-02", 1), reading("S-02", 2)]);
  await log.close();
  return directory;
}

describe("a log that was changed behind the server's back does not start", () => {
  test.each([
    ["a value was changed", "UPDATE events SET body = replace(body, '5', '6') WHERE seq = 3", 3],
    ["an event was moved in time", "UPDATE events SET recorded_at = recorded_at + 1 WHERE seq = 4", 4],
    ["an event was given to another subject", "UPDATE events SET stream = 3, version = 9 WHERE seq = 2", 2],
    ["a fact was hidden among the readings", "UPDATE events SET type = -type WHERE seq = 6", 6],
    ["an actor was renamed", "UPDATE actors SET name = 'nobody'", 1],
    ["a subject was renamed", "UPDATE streams SET name = 'S-99' WHERE name = 'S-02'", 7],
    ["an event was taken out", "DELETE FROM events WHERE seq = 4", 4],
    ["the first events were taken out", "DELETE FROM events WHERE seq < 3", 1],
    ["the last event was taken out", "DELETE FROM events WHERE seq = 8", 8],
    ["everything was taken out", "DELETE FROM events", 1],
    ["a hash was forged", "UPDATE events SET hash = zeroblob(32) WHERE seq = 5", 5],
    [
      "an event was added",
      "INSERT INTO events SELECT 9, stream, 3, type, recorded_at, actor, body, hash, hash FROM events WHERE seq = 8",
      9,
    ],
  ])("%s", async (_, sql, seq) => {
    const directory = await folderWithLog();
    tamper(directory, sql);
    expect(await openSqliteEventLog({ directory, kind: "production" })).toMatchObject({
      ok: false,
      code: "broken_chain",
      detail: expect.stringContaining(`is broken at number ${seq}:`),
    });
  });

  test("what was changed long ago is found by verifying, not by starting", async () => {
    const directory = temporaryFolder();
    const before = await openLog(directory);
    await before.append(readings("S-01", 1, 3_000));
    await before.close();
    tamper(directory, "UPDATE events SET body = replace(body, 'peep', 'pao2') WHERE seq = 1234");
    const log = await openLog(directory);
    expect(await log.verify()).toMatchObject({
      ok: false,
      code: "broken_chain",
      detail: "The chain of events is broken at number 1234: its content is not what was stored.",
    });
    await log.close();
  });
});
