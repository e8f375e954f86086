import { describe, expect, it } from "vitest";
import { visitorOfHeader } from "./visitor-header.ts";

describe("whoever looks at a page", () => {
  it("is told by the server, whatever the script of the name", () => {
    const visitor = { name: "li.na", display_name: "李娜 🩺", kind: "person", role: "icu_nurse", rights: [] };
    const header = Buffer.from(JSON.stringify(visitor)).toString("base64url");
    expect(visitorOfHeader(header)).toEqual(visitor);
  });

  it("is nobody without the header", () => {
    expect(visitorOfHeader(null)).toBeNull();
  });
});
