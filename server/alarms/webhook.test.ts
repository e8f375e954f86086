import { afterEach, expect, test, vi } from "vitest";
import { callWebhook } from "./webhook.ts";

const WEBHOOK = { url: "http://pager.example/hook", secret: null };
const CALL = { id: "病-014/IAE-H1/1", body: "{}" };

afterEach(() => vi.restoreAllMocks());

test.each([
  [204, { ok: true, value: 204 }],
  [200, { ok: true, value: 200 }],
  [503, { ok: false, code: "refused" }],
])("an answer of %i stands, even if what it says beyond that breaks off", async (status, result) => {
  const brokenOff = new ReadableStream({ start: (answer) => answer.error(new Error("the line went dead")) });
  vi.spyOn(globalThis, "fetch").mockResolvedValue(
    new Response(status === 204 ? null : brokenOff, { status }),
  );
  const called = await callWebhook(WEBHOOK, CALL, 10_000, new AbortController().signal);
  expect(called).toMatchObject(result);
});
