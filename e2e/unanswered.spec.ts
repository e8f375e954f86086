import { expect, type Page } from "@playwright/test";
import { Feed, fio2, peep } from "./actions/feed.ts";
import { Staff } from "./actions/staff.ts";
import { test } from "./fixtures/test.ts";

const on = (time: string): string => `2026-03-02T${time}+08:00`;

const BEDS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** By how many pixels the words of each tile's alarm are cut off. */
function cutOff(page: Page): Promise<readonly number[]> {
  return page.locator(".alarm-row .chip-text").evaluateAll((texts) =>
    texts.map((text) => {
      const { bottom } = text.getBoundingClientRect();
      const below = bottom - (text.closest(".tile")?.getBoundingClientRect().bottom ?? 0);
      return Math.max(text.scrollWidth - text.clientWidth, below, 0);
    }),
  );
}

test("on a wall of three by three the words of alarms that escalate stay whole, and pages are told of many in one line", async ({
  page,
  startServer,
}) => {
  test.setTimeout(120_000);
  const server = await startServer({ standsAt: on("08:30:00") });
  const feed = new Feed(server.url);
  for (const bed of BEDS) {
    const subject = `S-00${bed}`;
    await feed.enrol(subject, {
      bed,
      ventilation_started_at: on("07:30:00"),
      infusion_started_at: on("08:00:00"),
    });
    await feed.submit([peep(subject, 10, on("07:50:00")), fio2(subject, 0.5, on("07:50:00"))]);
    if (bed === "9") continue;
    // The step of PEEP is an alarm beside the rise.
    await feed.submit([peep(subject, 16, on("08:30:00")), fio2(subject, 0.8, on("08:30:00"))]);
  }
  const dose = { parameter: "norepinephrine", value: 12, unit: "ug/min", observed_at: on("08:30:00") };
  await feed.submit([{ subject: "S-009", ...dose }]);
  await new Staff(server).signIn(page, "icu_nurse");
  await page.setViewportSize({ width: 1920, height: 1080 });
  for (const lang of ["en", "zh-CN"]) {
    await page.goto(`${server.url}/wall?lang=${lang}`);
    await expect(page.locator(".alarm-row .chip.is-high")).toHaveCount(BEDS.length);
    expect(await cutOff(page)).toEqual(BEDS.map(() => 0));
    if (lang === "en") await server.stepTo(on("08:35:00"));
    await expect(page.locator(".alarm-row .unanswered")).toHaveCount(BEDS.length);
    await expect(page.locator(".alarm-row .chip-text").first()).toHaveText("FiO2 +0.30 PEEP +6.0");
    expect(await cutOff(page)).toEqual(BEDS.map(() => 0));
  }
  await page.goto(`${server.url}/wall?lang=en`);
  await expect(page.getByRole("region", { name: "Bed 9" })).toContainText(
    "norepinephrine 12 µg/min, limit 10",
  );
  await expect(page.locator(".escalated")).toContainText(
    "9 high alarms unanswered, longest 5 min: beds 1, 2, 3, 4, 5, 6, 7, 8, 9",
  );

  await page.setViewportSize({ width: 375, height: 800 });
  await expect(page.locator("[data-connection]").first()).toBeInViewport({ ratio: 1 });
  await page.goto(`${server.url}/subjects`);
  const lines = page.locator(".desk-alarms li");
  await expect(lines).toHaveCount(1);
  // What the chip does is to be read on it, and said once.
  await expect(lines.locator(".chip-deed")).toBeVisible();
  await expect(lines.locator(".chip-deed")).toHaveText("Acknowledge");
  await expect(lines.getByRole("button")).toHaveAccessibleName(/^Acknowledge: .*FiO2 \+0.30 PEEP \+6.0$/);
  await page.getByRole("button", { name: /^\+8 unanswered: beds / }).click();
  await expect(lines).toHaveCount(9);
  await page.getByRole("button", { name: "Show only the longest" }).click();
  await expect(lines).toHaveCount(1);
});
