import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

type Words = { readonly [key: string]: string | Words };

function read(locale: string, catalogue: string): Map<string, string> {
  const text = readFileSync(join(import.meta.dirname, locale, `${catalogue}.json`), "utf8");
  const flat = new Map<string, string>();
  const walk = (words: Words, path: string): void => {
    for (const [key, value] of Object.entries(words)) {
      if (typeof value === "string") flat.set(path + key, value);
      else walk(value, `${path}${key}.`);
    }
  };
  walk(JSON.parse(text) as Words, "");
  return flat;
}

/** The names that a message is given values for, plural and select arguments and rich-text tags included. */
function placeholders(message: string): readonly string[] {
  const names = [...message.matchAll(/\{\s*(\w+)\s*[,}]|<(\w+)>/g)].map(
    ([, value, tag]) => value ?? `<${tag}>`,
  );
  return [...new Set(names)].toSorted();
}

describe.each([
  "common",
  "wall",
  "desk",
  "access",
  "alarms",
  "audit",
  "exports",
  "infusion",
  "record",
  "study",
  "events",
  "review",
  "corrections",
])("the words of %s", (catalogue) => {
  const english = read("en", catalogue);
  const chinese = read("zh-CN", catalogue);

  it("are there in both languages", () => {
    expect([...chinese.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  it("ask for the same values in both languages", () => {
    const asked = (words: Map<string, string>) =>
      Object.fromEntries([...words].map(([key, message]) => [key, placeholders(message)]));
    expect(asked(chinese)).toEqual(asked(english));
  });

  it("are never empty", () => {
    expect([...english, ...chinese].filter(([, message]) => message.trim() === "")).toEqual([]);
  });
});
