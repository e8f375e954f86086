import { expect, test } from "vitest";
import { PROTOCOL } from "../protocol/protocol.ts";
import { at } from "./sample-subject.fixture.ts";
import { suspendedUntil } from "./transport.ts";

const on = (time: string) => at(`2026-03-02 ${time}`);
const until = (transports: Parameters<typeof suspendedUntil>[0], time: string) =>
  suspendedUntil(transports, on(time), PROTOCOL.alarms);

test("a transport suspends from its start for thirty minutes at the most", () => {
  const away = [{ startedAt: on("14:20"), endedAt: null }];
  expect(until(away, "14:19:59")).toBeNull();
  expect(until(away, "14:20")).toBe(on("14:50"));
  expect(until(away, "14:49:59")).toBe(on("14:50"));
  expect(until(away, "14:50")).toBeNull();
});

test("and no longer than it lasts", () => {
  const back = [{ startedAt: on("14:20"), endedAt: on("14:35") }];
  expect(until(back, "14:34:59")).toBe(on("14:35"));
  expect(until(back, "14:35")).toBeNull();
});
