import { expect, test } from "vitest";
import { PROTOCOL } from "../protocol/protocol.ts";
import { covariateBalance } from "./covariate-balance.ts";

/** domain.md section 7: T4 is matched with C4 and T5 with C6. */
const treated = [110, 90, 130, 85, 150].map((value, index) => ({
  isTreated: true,
  value,
  weight: index >= 3 ? 1 : 0,
}));
const control = [120, 95, 140, 100, 160, 88, 105].map((value, index) => ({
  isTreated: false,
  value,
  weight: index === 3 || index === 5 ? 1 : 0,
}));
const of = (values: Parameters<typeof covariateBalance>[0]) => covariateBalance(values, PROTOCOL.outcomes);

test("P/F before matching differs by -0.0907, which is balanced; the two pairs by more", () => {
  const { kind, before, after } = of([...treated, ...control]);
  expect(kind).toBe("continuous");
  expect(before.difference).toBeCloseTo(-0.0907, 4);
  expect(before.balanced).toBe(true);
  expect([after.treated, after.control]).toEqual([117.5, 94]);
  expect(after.balanced).toBe(false);
});

test("yes and no is a share", () => {
  const found = of([
    { isTreated: true, value: 1, weight: 1 },
    { isTreated: true, value: 0, weight: 1 },
    { isTreated: false, value: 1, weight: 1 },
    { isTreated: false, value: 0, weight: 0 },
  ]);
  expect(found).toMatchObject({ kind: "binary", before: { difference: 0, balanced: true } });
  expect(found.after.difference).toBeCloseTo(-1, 12);
});

test("an arm without anybody matched has no mean after matching", () => {
  const found = of(control.concat(treated.map((one) => ({ ...one, weight: 0 }))));
  expect(found.after).toMatchObject({ treated: null, difference: null, balanced: null });
});
