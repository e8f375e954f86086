import { HOUR } from "#lib/units/instant.ts";
import type { HttpFeed } from "./http-feed.ts";
import { BEDS, subjectInBed } from "./ward-readings.ts";

/** Puts a ventilated subject into each of the beds. */
export async function fillWard(feed: HttpFeed, beds = BEDS): Promise<void> {
  const ventilation_started_at = new Date(Date.now() - 21 * 24 * HOUR).toISOString();
  for (let bed = 1; bed <= beds; bed++) {
    const subject = { subject: subjectInBed(bed), bed: String(bed), sex: "female", height_cm: 165 };
    await feed.post("/api/v1/subjects", JSON.stringify({ ...subject, ventilation_started_at }));
  }
}
