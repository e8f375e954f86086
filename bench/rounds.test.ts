import { expect, test } from "vitest";
import { alternate } from "./rounds.ts";

test("contestants take turns, and the round that warms them up does not count", async () => {
  const order: string[] = [];
  const contestant = (name: string) => ({
    name,
    run: async (round: number) => {
      order.push(`${name}${round}`);
      return round;
    },
  });
  const outcomes = await alternate([contestant("A"), contestant("B")], 2);
  expect(order).toEqual(["A0", "B0", "A1", "B1", "A2", "B2"]);
  expect([...outcomes]).toEqual([
    ["A", [1, 2]],
    ["B", [1, 2]],
  ]);
});
