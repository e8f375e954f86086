import { describe, expect, it } from "vitest";
import { safePath, withWishes } from "./safe-path.ts";

const OURS = "https://ventwall.example";

describe("where a sign-in leads", () => {
  it("is a page of ours, with what stands behind its path", () => {
    const paths = ["/", "/review", "/wall?beds=1-12&lang=zh", "/subjects/S-014?day=2026-06-02#x"];
    expect(paths.map((path) => safePath(path, OURS))).toEqual(paths);
  });

  it("is never anybody else's", () => {
    const elsewhere = [
      "https://elsewhere.example/",
      "//elsewhere.example",
      "/\\elsewhere.example",
      "/\t/elsewhere.example",
      "/\n\\elsewhere.example",
      "/.//elsewhere.example",
      "/x/..//elsewhere.example",
      "\\\\elsewhere.example",
      "javascript:alert(1)",
      " /review",
      "review",
      "",
      null,
    ];
    expect(elsewhere.map((path) => safePath(path, OURS))).toEqual(elsewhere.map(() => null));
  });
});

describe("where a paired wall goes", () => {
  it("is where the pairing says", () => {
    expect(withWishes("/wall?beds=1-12", null)).toBe("/wall?beds=1-12");
    expect(withWishes("/wall", "/wall")).toBe("/wall");
  });

  it("keeps the wishes that the pairing says nothing of", () => {
    expect(withWishes("/wall", "/wall?beds=3,4&lang=zh")).toBe("/wall?beds=3%2C4&lang=zh");
    expect(withWishes("/wall?beds=1-12", "/wall?lang=zh&beds=13-24")).toBe("/wall?beds=1-12&lang=zh");
  });

  it("takes no wishes meant for another page", () => {
    expect(withWishes("/wall", "/review?lang=zh")).toBe("/wall");
  });
});
