import { expect, test } from "vitest";
import { isReservedName } from "./reserved-names.ts";

test.each([
  ["terminal", true],
  ["Nobody", true],
  [" simulator ", true],
  ["ＶentWall", true],
  ["terminal 2", false],
  ["gateway-icu3", false],
])("%j is a name of the server's own: %s", (name, expected) => {
  expect(isReservedName(name)).toBe(expected);
});
