import { expect, test } from "vitest";
import { fail, succeed } from "#lib/units/result.ts";
import { TrialWrite } from "./trial-write.ts";

test("a thousand questions in one second are one write, and a second later it is tried anew", async () => {
  let now = 0;
  let writes = 0;
  let isFull = false;
  const probe = async () => {
    writes++;
    return isFull ? fail("log_full", "The disk is full.") : succeed(null);
  };
  const trial = new TrialWrite({ probe }, () => now);
  for (let question = 0; question < 1_000; question++) expect((await trial.result()).ok).toBe(true);
  expect(writes).toBe(1);
  isFull = true;
  now = 1_000;
  expect(await trial.result()).toMatchObject({ ok: false, code: "log_full" });
  isFull = false;
  now = 2_000;
  expect((await trial.result()).ok).toBe(true);
});
