import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDisplaySchema, addPersonSchema, setPinSchema, usernameSchema } from "#lib/contract/access.ts";
import {
  bedList,
  displayName,
  keyName,
  newPassword,
  newPin,
  plainBedList,
  sameAs,
  username,
} from "./rules.ts";

describe("what a form asks for", () => {
  it("is what the server takes, for user names", () => {
    const names = [
      "li.na",
      "a",
      "Li.Na",
      "0-x_y",
      ".li",
      "li na",
      "x".repeat(30),
      "x".repeat(31),
      "李娜",
      "",
    ];
    expect(names.map((name) => username(name) === null)).toEqual(
      names.map((name) => usernameSchema.safeParse(name).success),
    );
  });

  it("lets nothing through that the server would not take", () => {
    const letters = fc.string({
      unit: fc.constantFrom("a", "Z", "7", ".", "-", "_", "@", " "),
      maxLength: 45,
    });
    fc.assert(
      fc.property(letters, (text) => {
        const taken = text.trim();
        if (username(text) === null) expect(usernameSchema.safeParse(taken).success).toBe(true);
        if (keyName(text) === null) expect(addDisplaySchema.safeParse({ name: taken }).success).toBe(true);
        if (displayName(text) === null) {
          const person = { username: "li.na", display_name: taken, role: "icu_nurse" };
          expect(addPersonSchema.safeParse(person).success).toBe(true);
        }
      }),
    );
  });

  it("is six digits for a PIN", () => {
    const pins = ["802914", "24681", "2468100", "24681x", "２４６８１０", ""];
    expect(pins.map((pin) => newPin(pin) === null)).toEqual(
      pins.map((pin) => setPinSchema.safeParse({ current_password: "x", pin }).success),
    );
  });

  it("is no PIN that everybody thinks of, and says why", () => {
    expect(["121212", "654321", "112233", "123321"].map(newPin)).toEqual([
      "pinRepeats",
      "pinCounts",
      "pinCounts",
      "pinMirrors",
    ]);
  });

  it("is a list of beds, with whatever commas, or none for all", () => {
    const lists = ["", "1-12，20", "3、 7 ,9", "3,,4", "3,3", "12-1"];
    expect(lists.map(bedList)).toEqual([null, null, null, "beds", "beds", "beds"]);
    expect(plainBedList(" 1-12 ， 20、21 ")).toBe("1-12,20,21");
  });

  it("is no name of the server's own", () => {
    expect(["Terminal", " nobody ", "terminal 2"].map(keyName)).toEqual(["reserved", "reserved", null]);
  });

  it("counts a password's characters, not its code units", () => {
    expect([newPassword("eleven char"), newPassword("twelve chars"), newPassword("🩺".repeat(6))]).toEqual([
      "tooShort",
      null,
      "tooShort",
    ]);
  });

  it("is the same twice", () => {
    const again = sameAs("password");
    expect([
      again("a", { password: "a" }),
      again("b", { password: "a" }),
      again("", { password: "" }),
    ]).toEqual([null, "different", "missing"]);
  });
});
