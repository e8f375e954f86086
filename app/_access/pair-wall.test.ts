import { describe, expect, it } from "vitest";
import { RequestRefused } from "#app/_query/fetch-json.ts";
import { type PairingDoors, type PairingView, pairWall } from "./pair-wall.ts";

type Turn = "away" | "expired" | "busy" | "waiting" | "/wall?beds=1-12";

/** Plays a server that answers each claim by the next turn, and keeps what the wall showed. */
async function playPairing({
  turns,
  link = null,
  asks = [],
}: {
  turns: readonly Turn[];
  link?: string | null;
  asks?: readonly ("away" | "ok")[];
}) {
  const shown: PairingView[] = [];
  const waits: number[] = [];
  const claims = [...turns];
  const asked = [...asks];
  let codes = 0;
  const turn = () => {
    const next = claims.shift();
    if (next === undefined) throw new Error("nobody plays any more");
    if (next === "away") throw new TypeError("Failed to fetch");
    if (next === "expired") throw new RequestRefused(410, "bad_link", "");
    if (next === "busy") throw new RequestRefused(429, "too_many_attempts", "", 20);
    return next === "waiting"
      ? ({ state: "waiting", path: null } as const)
      : ({ state: "paired", path: next } as const);
  };
  const doors: PairingDoors = {
    claimLink: async () => turn(),
    claim: async () => turn(),
    ask: async () => {
      if (asked.shift() === "away") throw new TypeError("Failed to fetch");
      codes += 1;
      return { code: `CODE-${codes}`, secret: `secret-${codes}`, lasts: 600_000 };
    },
  };
  const path = await pairWall({
    doors,
    link,
    show: (view) => shown.push(view),
    wait: async (milliseconds) => void waits.push(milliseconds),
  });
  return { path, shown, waits, codes };
}

describe("a wall that waits to be let in", () => {
  it("shows its code until somebody enters it, then goes where its screen is", async () => {
    const { path, shown } = await playPairing({ turns: ["waiting", "waiting", "/wall?beds=1-12"] });
    expect(path).toBe("/wall?beds=1-12");
    expect(shown).toEqual([{ code: "CODE-1", lasts: 600_000, isLinkBad: false, isLost: false }]);
  });

  it("asks for another code when the first runs out", async () => {
    const { shown } = await playPairing({ turns: ["waiting", "expired", "/wall?beds=1-12"] });
    expect(shown.map(({ code }) => code)).toEqual(["CODE-1", "CODE-2"]);
  });

  it("says that the server is lost, keeps its code, and goes on by itself", async () => {
    const { shown } = await playPairing({ turns: ["away", "away", "waiting", "/wall?beds=1-12"] });
    expect(shown.map(({ code, isLost }) => [code, isLost])).toEqual([
      ["CODE-1", false],
      ["CODE-1", true],
      ["CODE-1", true],
      ["CODE-1", false],
    ]);
  });

  it("asks until it has a code", async () => {
    const { shown } = await playPairing({ turns: ["/wall?beds=1-12"], asks: ["away", "ok"] });
    expect(shown.map(({ code, isLost }) => [code, isLost])).toEqual([
      [null, true],
      [null, false],
      ["CODE-1", false],
    ]);
  });

  it("is as patient as it is told to be, without taking that for a lost server", async () => {
    const { shown, waits } = await playPairing({ turns: ["busy", "/wall?beds=1-12"] });
    expect(waits).toContain(20_000);
    expect(shown.some(({ isLost }) => isLost)).toBe(false);
  });

  it("goes in by a link at once", async () => {
    const { path, codes } = await playPairing({ turns: ["/wall?beds=1-12"], link: "secret" });
    expect([path, codes]).toEqual(["/wall?beds=1-12", 0]);
  });

  it("falls back to a code when its link is used up", async () => {
    const { path, shown } = await playPairing({ turns: ["expired", "/wall?beds=1-12"], link: "secret" });
    expect(path).toBe("/wall?beds=1-12");
    expect(shown.at(-1)).toMatchObject({ code: "CODE-1", isLinkBad: true });
  });
});
