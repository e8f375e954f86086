import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { canonicalJson } from "./canonical-json.ts";
import { PROTOCOL } from "./protocol.ts";
import { PROTOCOL_HASH } from "./protocol-identity.ts";

test("the protocol's published hash is that of its data", () => {
  expect(createHash("sha256").update(canonicalJson(PROTOCOL)).digest("hex")).toBe(PROTOCOL_HASH);
});

test("the order of keys does not change the canonical text, the order of a list does", () => {
  expect(canonicalJson({ b: 1, a: [2, { d: null, c: "x" }] })).toBe('{"a":[2,{"c":"x","d":null}],"b":1}');
  expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
});
