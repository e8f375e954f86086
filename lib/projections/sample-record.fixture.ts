import { NO_ALARMS } from "../alarms/alarm.ts";
import { NO_REVIEWS } from "../log/figure-review.ts";
import { NOTHING_SAID } from "../log/safety.ts";
import { NO_TREATMENT } from "../log/treatment.ts";
import { PROTOCOL } from "../protocol/protocol.ts";
import { at, kept, profile, SHANGHAI, spell } from "../study/sample-subject.fixture.ts";
import type { SiteCalendar } from "../study/site-calendar.ts";
import type { Instant } from "../units/instant.ts";
import type { Reading } from "../ventilation/reading.ts";
import type { SubjectProfile } from "../ventilation/subject.ts";
import type { SubjectRecord, ViewContext } from "./view-input.ts";

/** A subject in bed 7, on the ventilator since the first of March unless a test says otherwise. */
export function recordOf(readings: readonly Reading[], parts: Partial<SubjectProfile> = {}): SubjectRecord {
  return {
    subject: "S-014",
    bed: "7",
    profile: profile({ ventilation: [spell("2026-03-01 00:00")], ...parts }),
    readings: kept(readings),
    alarms: NO_ALARMS,
    treatment: NO_TREATMENT,
    safety: NOTHING_SAID,
    reviews: NO_REVIEWS,
    isQueried: () => false,
  };
}

/** The moment at which a view is made: a local time, or an instant. */
export function contextAt(
  now: string | Instant,
  parts: Partial<Pick<ViewContext, "devices" | "heardAt">> & { readonly calendar?: SiteCalendar } = {},
): ViewContext {
  const { calendar = SHANGHAI, devices = new Set<string>(), heardAt = new Map<string, Instant>() } = parts;
  return {
    now: typeof now === "string" ? at(now, calendar) : now,
    calendar,
    protocol: PROTOCOL,
    protocolIdentity: { version: PROTOCOL.version, hash: "7c1f92" },
    devices,
    heardAt,
    // Whole texts tell data apart as well as their hashes do.
    digest: (text) => text,
  };
}
