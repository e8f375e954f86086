import { describe, expect, test } from "vitest";
import type { SecurityEvent } from "#lib/access/security-event.ts";
import type { Instant } from "#lib/units/instant.ts";
import { MissedNotes } from "./missed-notes.ts";

const at = (instant: number) => instant as Instant;
const refused = (door: string, count = 1): SecurityEvent => {
  return { type: "accessRefused", door, code: "forbidden", address: null, count };
};
const failed: SecurityEvent = {
  type: "signInFailed",
  method: "password",
  name: "li.na",
  code: "wrong_credentials",
  address: null,
};

describe("what the security log has missed", () => {
  test("is nothing at first", () => {
    const missed = new MissedNotes();
    expect([missed.isEmpty, missed.lines("ventwall")]).toEqual([true, []]);
  });

  test("is said in full, with how much and since when; refusals that are alike are one line", () => {
    const missed = new MissedNotes();
    missed.keep({ actor: "feed", event: refused("/live") }, at(5));
    missed.keep({ actor: "nobody", event: failed }, at(6));
    missed.keep({ actor: "nobody", event: failed }, at(7));
    missed.keep({ actor: "feed", event: refused("/live", 40) }, at(8));
    expect(missed.lines("ventwall")).toEqual([
      { actor: "ventwall", event: { type: "recordingResumed", since: 5, count: 43, unnamed: 0 } },
      { actor: "feed", event: { ...refused("/live", 41), happenedAt: 5 } },
      { actor: "nobody", event: { ...failed, happenedAt: 6 } },
      { actor: "nobody", event: { ...failed, happenedAt: 7 } },
    ]);
  });

  test("is bounded: of what is beyond, the number remains", () => {
    const missed = new MissedNotes();
    for (let door = 0; door < 5_000; door++) missed.keep({ actor: "x", event: refused(`/${door}`) }, at(1));
    const [first, ...lines] = missed.lines("ventwall");
    expect(first?.event).toMatchObject({ count: 5_000, unnamed: 4_000 });
    expect(lines).toHaveLength(1_000);
  });

  test("is forgotten once it is recorded", () => {
    const missed = new MissedNotes();
    missed.keep({ actor: "nobody", event: failed }, at(1));
    missed.clear();
    missed.keep({ actor: "nobody", event: failed }, at(9));
    expect(missed.lines("ventwall")).toMatchObject([{ event: { since: 9, count: 1 } }, {}]);
  });
});
