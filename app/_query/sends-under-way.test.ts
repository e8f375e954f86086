import { describe, expect, it } from "vitest";
import { sendsAnswered, whileUnderWay } from "./sends-under-way.ts";

describe("requests under way", () => {
  it("are waited for, whether they go well or not", async () => {
    const good = Promise.withResolvers<string>();
    const bad = Promise.withResolvers<string>();
    const sent = [whileUnderWay(good.promise), whileUnderWay(bad.promise).catch(() => "refused")];
    let isAnswered = false;
    const waiting = sendsAnswered().then(() => {
      isAnswered = true;
    });
    good.resolve("done");
    await good.promise;
    await new Promise((resolve) => setImmediate(resolve));
    expect(isAnswered).toBe(false);
    bad.reject(new Error("refused"));
    await waiting;
    expect(await Promise.all(sent)).toEqual(["done", "refused"]);
  });

  it("are none of those that were answered before", async () => {
    await whileUnderWay(Promise.resolve());
    await expect(sendsAnswered()).resolves.toBeUndefined();
  });
});
