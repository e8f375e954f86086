import { describe, expect, it } from "vitest";
import { localeOfHeader, localeOfTag } from "./locale.ts";

describe("the language of a screen", () => {
  it("speaks Chinese to every Chinese tag and English to every English one", () => {
    expect(["zh", "zh-CN", "zh-Hans-SG", "ZH_cn"].map(localeOfTag)).toEqual(Array(4).fill("zh-CN"));
    expect(["en", "en-GB", "EN"].map(localeOfTag)).toEqual(["en", "en", "en"]);
  });

  it("knows no other language and none at all", () => {
    expect(["fr", "", null, undefined].map(localeOfTag)).toEqual([null, null, null, null]);
  });

  it("follows the browser's weights, not its order", () => {
    expect(localeOfHeader("en;q=0.4, zh-CN;q=0.9")).toBe("zh-CN");
    expect(localeOfHeader("fr, en-GB;q=0.8, zh;q=0.7")).toBe("en");
  });

  it("falls back to English for a browser that speaks neither or says nonsense", () => {
    expect([null, "", "fr", "zh;q=0", ";;;,,,q=x"].map(localeOfHeader)).toEqual(Array(5).fill("en"));
  });
});
