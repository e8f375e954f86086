import { describe, expect, it } from "vitest";
import { recallLeaving, rememberLeaving } from "./leaving.ts";

function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

describe("why somebody finds themselves at the sign-in", () => {
  it("is told once", () => {
    const kept = storage();
    rememberLeaving("account_disabled", kept);
    expect([recallLeaving(kept), recallLeaving(kept)]).toEqual(["account_disabled", null]);
  });

  it("is nothing where nothing of ours was kept", () => {
    const kept = storage();
    kept.setItem("ventwall.left-because", "<b>call this number</b>");
    expect(recallLeaving(kept)).toBeNull();
  });
});
