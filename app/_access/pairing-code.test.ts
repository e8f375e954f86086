import { describe, expect, it } from "vitest";
import { formatPairingCode, isWholePairingCode } from "./pairing-code.ts";

describe("a pairing code", () => {
  it("looks as on the wall, however it is typed", () => {
    const typed = ["K7P-2QX", "k7p2qx", " k7p 2qx ", "K7P–2QX", "Ｋ７Ｐ－２ＱＸ", "k7p-2qxzz"];
    expect(typed.map(formatPairingCode)).toEqual(typed.map(() => "K7P-2QX"));
  });

  it("can be typed and taken back letter by letter", () => {
    expect(["", "k", "k7", "k7p", "k7p2", "K7P-"].map(formatPairingCode)).toEqual([
      "",
      "K",
      "K7",
      "K7P",
      "K7P-2",
      "K7P",
    ]);
  });

  it("is whole with six of its letters", () => {
    expect([isWholePairingCode("k7p-2qx"), isWholePairingCode("k7p-2q")]).toEqual([true, false]);
  });
});
