import { expect, test } from "vitest";
import { closedLoop } from "./closed-loop.ts";

test("everything is sent once, with never more under way than allowed", async () => {
  const sent: number[] = [];
  let underWay = 0;
  let most = 0;
  const { latencies } = await closedLoop(50, 4, async (index) => {
    most = Math.max(most, ++underWay);
    await Promise.resolve();
    sent.push(index);
    underWay--;
  });
  expect(sent.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index));
  expect(latencies).toHaveLength(50);
  expect(most).toBe(4);
});
