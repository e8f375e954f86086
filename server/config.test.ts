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

const SECRET = "a secret of sixteen";
const URL = "https://pager.example/ventwall";

describe("who is called when nobody answers", () => {
  test("is nobody unless an address is given", () => {
    expect(readConfig({}, [])).toMatchObject({ ok: true, value: { alarmWebhook: null } });
  });

  test("is the address that is given, signed where there is a secret", () => {
    expect(readConfig({ ALARM_WEBHOOK_URL: URL }, [])).toMatchObject({
      value: { alarmWebhook: { url: URL, secret: null } },
    });
    expect(readConfig({ ALARM_WEBHOOK_URL: URL, ALARM_WEBHOOK_SECRET: SECRET }, [])).toMatchObject({
      value: { alarmWebhook: { url: URL, secret: SECRET } },
    });
  });

  test("is nobody in the demo, whose patients are not real", () => {
    expect(readConfig({ ALARM_WEBHOOK_URL: URL }, ["--demo"])).toMatchObject({
      value: { alarmWebhook: null },
    });
  });

  test.each([
    ["no address", { ALARM_WEBHOOK_URL: "pager" }, "ALARM_WEBHOOK_URL is not an address"],
    ["another protocol", { ALARM_WEBHOOK_URL: "file:///etc/passwd" }, "ALARM_WEBHOOK_URL is not an address"],
    ["a password in it", { ALARM_WEBHOOK_URL: "https://a:b@pager.example" }, "must not hold a name"],
    ["a short secret", { ALARM_WEBHOOK_URL: URL, ALARM_WEBHOOK_SECRET: "short" }, "at least 16 characters"],
    ["a secret alone", { ALARM_WEBHOOK_SECRET: SECRET }, "signs nothing without ALARM_WEBHOOK_URL"],
  ])("%s is refused at the start", (_, environment, problem) => {
    const read = readConfig(environment, []);
    expect(read.ok ? "" : read.detail).toContain(problem);
  });
});
