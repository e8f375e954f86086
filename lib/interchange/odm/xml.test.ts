import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { xmlElement, xmlText } from "./xml.ts";

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };
const read = (xml: string): string =>
  xml.replace(/&(?:#(\d+)|(\w+));/g, (_, code, name) =>
    code === undefined ? (ENTITIES[name] ?? "") : String.fromCodePoint(Number(code)),
  );

describe("XML", () => {
  it("escapes what would end an attribute or begin a tag", () => {
    expect(xmlElement("ItemData", { Value: '<"&\n' })).toBe('<ItemData Value="&lt;&quot;&amp;&#10;"/>');
  });

  it("shows where something stood that XML cannot hold", () => {
    expect(xmlText("a\u0000b\u000Bc")).toBe("a\uFFFDb\uFFFDc");
  });

  it("leaves Chinese and characters beyond the first plane as they are", () => {
    expect(xmlText("平台压 🫁")).toBe("平台压 🫁");
  });

  it("reads back as it was, whatever somebody wrote", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const xml = xmlText(text);
        expect(xml).not.toMatch(/[<>"]/);
        expect(read(xml)).toBe(text.replace(/(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, "\uFFFD"));
      }),
    );
  });
});
