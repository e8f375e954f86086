import { describe, expect, test } from "vitest";
import { readConfig } from "./config.ts";

describe("how long a session lasts", () => {
  test.each([
    ["SESSION_IDLE_MINUTES", "5", true],
    ["SESSION_IDLE_MINUTES", "4.9", false],
    ["SESSION_IDLE_MINUTES", "720", true],
    ["SESSION_IDLE_MINUTES", "721", false],
    ["SESSION_IDLE_MINUTES", "long", false],
    ["SESSION_MAX_HOURS", "168", true],
    ["SESSION_MAX_HOURS", "0", false],
    ["SESSION_MAX_HOURS", "169", false],
  ])("%s=%s can be set: %s", (name, value, expected) => {
    const config = readConfig({ [name]: value }, []);
    expect(config.ok).toBe(expected);
    if (!config.ok) expect(config.detail).toContain(name);
  });
});
