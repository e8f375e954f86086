import { describe, expect, it } from "vitest";
import { loadNewBuild, type Reloading } from "./new-build.ts";

/** A window of which only its reloads are real; the server serves its pages at the `servedAt`-th look. */
function windowOf(servedAt = 1) {
  const kept = new Map<string, string>();
  const seen = { reloads: 0, looks: 0 };
  const reloading: Reloading = {
    storage: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) },
    isServed: async () => {
      seen.looks += 1;
      return seen.looks >= servedAt;
    },
    reload: () => {
      seen.reloads += 1;
    },
    wait: async () => {},
  };
  return { reloading, seen };
}

describe("a server with other pages", () => {
  it("has its pages loaded once for each build, so that the wall can never blink for ever", async () => {
    const { reloading, seen } = windowOf();
    await loadNewBuild("b", reloading);
    await loadNewBuild("b", reloading);
    expect(seen.reloads).toBe(1);
    await loadNewBuild("c", reloading);
    expect(seen.reloads).toBe(2);
  });

  it("is given time to serve them: until then the old page stays", async () => {
    const { reloading, seen } = windowOf(4);
    await loadNewBuild("b", reloading);
    expect(seen).toEqual({ reloads: 1, looks: 4 });
  });
});
