import { describe, expect, it } from "vitest";
import english from "#app/_messages/en/access.json" with { type: "json" };
import chinese from "#app/_messages/zh-CN/access.json" with { type: "json" };
import { RequestRefused } from "#app/_query/fetch-json.ts";
import { PROBLEM_CODES, problemKey } from "./problem-words.ts";

describe("what went wrong", () => {
  it("has a sentence in both languages for every code", () => {
    expect(Object.keys(english.problem)).toEqual(
      expect.arrayContaining([...PROBLEM_CODES, "away", "failed"]),
    );
    expect(Object.keys(chinese.problem)).toEqual(Object.keys(english.problem));
  });

  it("is the server's absence when the network failed or somebody else answered in its place", () => {
    expect(problemKey(new TypeError("Failed to fetch"))).toBe("away");
    expect(problemKey(new RequestRefused(502, "unreadable_answer", "Bad Gateway"))).toBe("away");
  });

  it("is told apart by the server's codes", () => {
    expect(problemKey(new RequestRefused(401, "wrong_credentials", ""))).toBe("wrong_credentials");
    expect(problemKey(new RequestRefused(500, "internal", ""))).toBe("failed");
    expect(problemKey(new RequestRefused(400, "malformed", "beds: too long"))).toBeNull();
  });
});
