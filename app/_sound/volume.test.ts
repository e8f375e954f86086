import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LEAST_VOLUME, USUAL_VOLUME, volumeFrom } from "./volume.ts";

describe("a wall's volume", () => {
  it("is what was chosen", () => {
    expect(volumeFrom("0.85")).toBe(0.85);
  });

  it("is the usual one where nothing, or rubbish, was kept", () => {
    expect([null, "", " ", "loud"].map(volumeFrom)).toEqual(Array(4).fill(USUAL_VOLUME));
  });

  it("is never below its floor, nor above full scale, whatever was kept", () => {
    expect(volumeFrom("0")).toBe(LEAST_VOLUME);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double().map(String)), (text) => {
        const volume = volumeFrom(text);
        expect(volume).toBeGreaterThanOrEqual(LEAST_VOLUME);
        expect(volume).toBeLessThanOrEqual(1);
      }),
    );
  });
});
