import { expect, test } from "vitest";
import { plainnessOfPin } from "./plain-pin.ts";

test.each([
  ["777777", "repeats"],
  ["121212", "repeats"],
  ["123123", "repeats"],
  ["123456", "counts"],
  ["654321", "counts"],
  ["890123", "counts"],
  ["135791", "counts"],
  ["112233", "counts"],
  ["111222", "counts"],
  ["332211", "counts"],
  ["123321", "mirrors"],
  ["802208", "mirrors"],
  ["802914", null],
  ["240317", null],
  ["112234", "counts"],
  ["113355", "counts"],
  ["118833", null],
])("a PIN of %s: %s", (pin, plainness) => {
  expect(plainnessOfPin(pin)).toBe(plainness);
});
