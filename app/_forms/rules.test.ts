import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDisplaySchema, addPersonSchema, setPinSchema, usernameSchema } from "#lib/contract/access.ts";
import { CORRECTION_RULES, NO_CORRECTION } from "./correction-fields.tsx";
import {
  bedList,
  displayName,
  keyName,
  newPassword,
  newPin,
  numberFromOrNone,
  plainBedList,
  sameAs,
  username,
  wholeFromOrNone,
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

  it("is a number within limits, and what is outside is told them with their unit", () => {
    const height = numberFromOrNone(120, 220, "cm");
    const limits = { code: "between", low: 120, high: 220, unit: "cm" };
    expect(["", "120", "220", "171,5"].map(height)).toEqual([null, null, null, null]);
    expect(["119.9", "300", "tall"].map(height)).toEqual([limits, limits, limits]);
  });

  it("is a whole number where only whole ones are, told with its limits also when it has a fraction", () => {
    const age = wholeFromOrNone(0, 120, "years");
    const limits = { code: "wholeBetween", low: 0, high: 120, unit: "years" };
    expect(["", "54", "54.5", "121"].map(age)).toEqual([null, null, limits, limits]);
  });

  it("is a reason that somebody chose, in words where it is another one than ours", () => {
    const { reasonCode, reasonText } = CORRECTION_RULES;
    expect(NO_CORRECTION.reasonCode).toBe("");
    expect([reasonCode(""), reasonCode("UNIT")]).toEqual(["missing", null]);
    expect([reasonText("", { reasonCode: "OTHER" }), reasonText("", { reasonCode: "UNIT" })]).toEqual([
      "missing",
      null,
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
