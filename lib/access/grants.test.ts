import { expect, test } from "vitest";
import { whoHas } from "./grants.ts";
import { RIGHTS } from "./right.ts";

test.each(RIGHTS)("whoever lacks %s is told what it takes", (right) => {
  expect(whoHas(right).join(", ")).not.toBe("");
});

test("what walls alone may do is said so", () => {
  expect(whoHas("bedside:identify")).toEqual(["a wall at which people may identify themselves"]);
});
