import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FailureThrottle } from "./failure-throttle.ts";

const FIVE = { tries: 5, withinSeconds: 60 };

function start() {
  const time = { now: 0 };
  return { time, throttle: new FailureThrottle(FIVE, () => time.now) };
}

/** A try that ends after some turns. */
async function attempt(throttle: FailureThrottle, isRight: boolean, turns = 1): Promise<boolean> {
  if (!(await throttle.begin("li.na")).ok) return false;
  for (let turn = 0; turn < turns; turn++) await Promise.resolve();
  throttle.end("li.na", !isRight);
  return true;
}

describe("a throttle of failures", () => {
  test("refuses after too many failures, says for how long, and lets in again then", async () => {
    const { time, throttle } = start();
    for (let each = 0; each < 5; each++) expect(await attempt(throttle, false)).toBe(true);
    time.now = 20_000;
    expect(await throttle.begin("li.na")).toMatchObject({
      code: "too_many_attempts",
      retryAfterSeconds: 40,
    });
    expect((await throttle.begin("wang.min")).ok).toBe(true);
    time.now = 60_000;
    expect(await attempt(throttle, true)).toBe(true);
  });

  test("lets any number of right tries in at once", async () => {
    const { throttle } = start();
    const made = await Promise.all(Array.from({ length: 40 }, () => attempt(throttle, true)));
    expect(made.every(Boolean)).toBe(true);
  });

  test("forgets what failed when it is told to", async () => {
    const { throttle } = start();
    for (let each = 0; each < 5; each++) await attempt(throttle, false);
    throttle.forget("li.na");
    expect(await attempt(throttle, true)).toBe(true);
  });

  test("never lets more than five failures through, however right and wrong ones come at once", async () => {
    const tries = fc.array(fc.record({ isRight: fc.boolean(), turns: fc.integer({ min: 0, max: 9 }) }), {
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(tries, async (all) => {
        const { throttle } = start();
        const made = await Promise.all(all.map(({ isRight, turns }) => attempt(throttle, isRight, turns)));
        const wrong = all.filter(({ isRight }, index) => !isRight && made[index]).length;
        expect(wrong).toBeLessThanOrEqual(5);
        // Nobody is refused while fewer than five have failed.
        if (made.some((one) => !one)) expect(wrong).toBe(5);
      }),
    );
  });
});
