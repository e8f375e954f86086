import { type Feed, fio2, lately, minutesAgo, peep, plateau } from "./feed.ts";

/** S-011 in bed 1 with a plateau, above its limit unless told otherwise, at a PEEP that keeps the driving pressure low. */
export async function enrolWithPlateau(feed: Feed, value = 32.4): Promise<void> {
  await feed.enrol("S-011", { bed: "1", ...lately() });
  await feed.submit([peep("S-011", 18, minutesAgo(4)), plateau("S-011", value, minutesAgo(3))]);
}

/** S-014, infused an hour ago, with what the ventilator gave before. */
export async function enrolInfused(feed: Feed, bed: string): Promise<void> {
  await feed.enrol("S-014", { bed, ...lately(), infusion_started_at: minutesAgo(60) });
  await feed.change("S-014", { infusion_ended_at: minutesAgo(20) });
  await giveSupport(feed, 10, 0.5, 70);
}

/** The support of S-014 rises far: an alarm of high priority, and a step of PEEP to be confirmed. */
export async function raiseSupport(feed: Feed, minutes = 0): Promise<void> {
  await giveSupport(feed, 16, 0.8, minutes);
}

/** What the ventilator of S-014 gives, PEEP in cmH2O and FiO2 as a fraction, in one record. */
export async function giveSupport(
  feed: Feed,
  cmH2O: number,
  fraction: number,
  minutes: number,
): Promise<void> {
  // One instant: a millisecond between them would be a rise of one limb first, and of both then.
  const at = minutesAgo(minutes);
  await feed.submit([peep("S-014", cmH2O, at), fio2("S-014", fraction, at)]);
}
