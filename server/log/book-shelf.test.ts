import { expect, test } from "vitest";
import { BookShelf } from "./book-shelf.ts";
import { MemoryEventLog } from "./memory-event-log.ts";
import { readings } from "./sample-appends.ts";

const SUBJECTS = ["S-1", "S-2", "S-3", "S-4"];

/** Four subjects with ten readings each, of whom S-1 lies on the ward; room for two who have left. */
async function openShelf(spareEvents = 20): Promise<BookShelf> {
  const log = new MemoryEventLog("production");
  for (const subject of SUBJECTS) await log.append(readings(subject, 1, 10));
  return new BookShelf(log, (subject) => subject === "S-1", spareEvents);
}

const inMemory = (shelf: BookShelf) => SUBJECTS.filter((subject) => shelf.peek(subject) !== null);

async function lookAtAll(shelf: BookShelf): Promise<void> {
  for (const subject of SUBJECTS) await shelf.load(subject);
}

test("a look at everybody leaves those on the ward and the last used in memory, and no more", async () => {
  const shelf = await openShelf();
  await lookAtAll(shelf);
  expect(inMemory(shelf)).toEqual(["S-1", "S-3", "S-4"]);
});

test("a subject used again stays, and whoever was not used for longest goes", async () => {
  const shelf = await openShelf();
  for (const subject of ["S-2", "S-3", "S-2", "S-4"]) await shelf.load(subject);
  expect(inMemory(shelf)).toEqual(["S-2", "S-4"]);
});

test("a book let go is whole when it is asked for again", async () => {
  const shelf = await openShelf();
  await lookAtAll(shelf);
  expect((await shelf.load("S-2")).get("peep")).toHaveLength(10);
});

test("one subject with more readings than the allowance stays while it is read page after page", async () => {
  const shelf = await openShelf(5);
  const first = await shelf.load("S-2");
  expect(await shelf.load("S-2")).toBe(first);
  await shelf.trim();
  expect(inMemory(shelf)).toEqual(["S-2"]);
});

test("nothing goes while a group is decided, and what is too much goes after it", async () => {
  const shelf = await openShelf();
  shelf.hold();
  await lookAtAll(shelf);
  expect(inMemory(shelf)).toEqual(SUBJECTS);
  shelf.release();
  await shelf.trim();
  expect(inMemory(shelf)).toEqual(["S-1", "S-3", "S-4"]);
});

test("two who ask for a book at the same time get the same one", async () => {
  const shelf = await openShelf();
  const [one, other] = await Promise.all([shelf.load("S-2"), shelf.load("S-2")]);
  expect(one).toBe(other);
  expect(shelf.peek("S-2")).toBe(one);
});
