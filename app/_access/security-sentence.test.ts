import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import type { Locale } from "#app/_i18n/locale-names.ts";
import english from "#app/_messages/en/access.json" with { type: "json" };
import chinese from "#app/_messages/zh-CN/access.json" with { type: "json" };
import { SECURITY_EVENT_TYPES, type SecurityEvent } from "#lib/access/security-event.ts";
import type { Instant } from "#lib/units/instant.ts";
import { type KnownNames, type SecurityWords, securitySentence } from "./security-sentence.ts";

const EVENTS: { readonly [Type in SecurityEvent["type"]]: Extract<SecurityEvent, { type: Type }> } = {
  signedIn: { type: "signedIn", method: "pin", address: null },
  signInFailed: {
    type: "signInFailed",
    method: "password",
    name: "root",
    code: "wrong_credentials",
    address: "203.0.113.9",
  },
  signatureRefused: { type: "signatureRefused", code: "wrong_credentials", address: null },
  signedOut: { type: "signedOut", everywhere: true },
  sessionExpired: { type: "sessionExpired", reason: "idle" },
  accessRefused: {
    type: "accessRefused",
    door: "GET /api/v1/people",
    code: "forbidden",
    address: null,
    count: 14,
  },
  exportTaken: { type: "exportTaken", what: "day-summary.csv" },
  exportEnded: {
    type: "exportEnded",
    what: "ventwall.zip",
    seq: 812,
    rows: 12_000,
    bytes: 80_000,
    sha256: "8f14e45fceea167a5a36dedd4bea2543",
  },
  chainChecked: { type: "chainChecked", nightly: true, events: 812, head: "8f14", problem: null },
  personAdded: { type: "personAdded", person: "li.na", role: "icu_nurse" },
  roleChanged: { type: "roleChanged", person: "li.na", from: "icu_nurse", to: "admin" },
  personDisabled: { type: "personDisabled", person: "li.na" },
  personEnabled: { type: "personEnabled", person: "li.na" },
  sessionsEnded: { type: "sessionsEnded", person: "li.na" },
  setUpLinkMade: { type: "setUpLinkMade", person: "li.na" },
  passwordSet: { type: "passwordSet", person: "li.na" },
  pinSet: { type: "pinSet", person: "li.na" },
  programAdded: {
    type: "programAdded",
    program: "p1",
    name: "gateway",
    hash: "x",
    scopes: ["feed", "read"],
    beds: ["1", "2"],
  },
  programRevoked: { type: "programRevoked", program: "p1" },
  displayAdded: {
    type: "displayAdded",
    display: "d1",
    name: "Corridor",
    beds: "1-12",
    mayAcknowledge: true,
  },
  displayChanged: {
    type: "displayChanged",
    display: "d1",
    settings: { name: "Corridor", beds: null, mayAcknowledge: false },
  },
  displayPaired: { type: "displayPaired", display: "d1", hash: "x" },
  displayRevoked: { type: "displayRevoked", display: "d1" },
  recordingResumed: { type: "recordingResumed", since: 1 as Instant, count: 1_250, unnamed: 250 },
};

const NAMES: KnownNames = {
  person: (username) => `Li Na (${username})`,
  display: () => "Corridor",
  program: () => "gateway",
};

const wordsOf = (locale: Locale, messages: typeof english): SecurityWords =>
  createTranslator({
    locale,
    messages: { access: messages },
    namespace: "access",
    onError: (error) => {
      throw error;
    },
  }) as unknown as SecurityWords;

const english_ = wordsOf("en", english);
const say = (words: SecurityWords, type: string, facts: Readonly<Record<string, unknown>>) =>
  securitySentence(words, { seq: 1, recorded_at: "", actor: "@admin", type, facts }, NAMES);

describe.each([
  ["en", english_],
  ["zh-CN", wordsOf("zh-CN", chinese)],
])("the security log in %s", (_, words) => {
  it("has a sentence of its own for every event", () => {
    const sentences = SECURITY_EVENT_TYPES.map((type) => {
      const { type: _, ...facts } = EVENTS[type];
      return say(words, type, facts);
    });
    expect(new Set(sentences).size).toBe(SECURITY_EVENT_TYPES.length);
    expect(sentences.filter((sentence) => /undefined|null|\[object|—|[{}]/.test(sentence))).toEqual([]);
  });

  it("says every event even when its facts are missing or of another shape", () => {
    for (const facts of [
      {},
      { settings: 3, scopes: "x", beds: {}, method: [], person: null, count: "many" },
    ]) {
      for (const type of SECURITY_EVENT_TYPES) expect(say(words, type, facts)).not.toBe("");
    }
  });

  it("names every kind for its filter, and a type that is not known as it stands", () => {
    expect(Object.keys(english.security.kind)).toEqual([...SECURITY_EVENT_TYPES]);
    expect(Object.keys(chinese.security.kind)).toEqual([...SECURITY_EVENT_TYPES]);
    expect(say(words, "somethingNewer", {})).toContain("somethingNewer");
  });
});

describe("a line of the security log", () => {
  it("reads as a sentence", () => {
    const { type: _, ...added } = EVENTS.programAdded;
    expect(say(english_, "programAdded", added)).toBe("Added the program gateway to send, read, beds 1, 2");
    const { type: __, ...refused } = EVENTS.accessRefused;
    expect(say(english_, "accessRefused", refused)).toBe(
      "Refused 14 times at GET /api/v1/people: not allowed",
    );
  });
});
