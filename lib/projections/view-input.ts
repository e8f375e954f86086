import type { AlarmBoard } from "../alarms/alarm.ts";
import type { FigureReviews } from "../log/figure-review.ts";
import type { Digest, IsQueried } from "../log/present-figure.ts";
import type { ReadingHistories } from "../log/reading-history.ts";
import type { Safety } from "../log/safety.ts";
import type { Treatment } from "../log/treatment.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { ClosedDays } from "../study/closed-days.ts";
import type { SiteCalendar } from "../study/site-calendar.ts";
import type { Instant } from "../units/instant.ts";
import type { ReadingsByParameter } from "../ventilation/reading.ts";
import type { SubjectProfile } from "../ventilation/subject.ts";

/** One subject as folded from the log. */
export interface SubjectRecord {
  readonly subject: string;
  /** Where the subject lies; `null`: not on the ward. */
  readonly bed: string | null;
  readonly profile: SubjectProfile;
  /** Those of a log with what is remembered of days that are over, and what people changed. */
  readonly readings: ReadingsByParameter & {
    readonly closedDays?: ClosedDays;
    readonly histories?: ReadingHistories;
  };
  readonly alarms: AlarmBoard;
  /** The records of infusions, and the events of their windows. */
  readonly treatment: Treatment;
  /** What people say of these events, and the adverse events. */
  readonly safety: Safety;
  /** What people did with the figures of its days. */
  readonly reviews: FigureReviews;
  /** Whether an open query concerns a figure of a day. */
  readonly isQueried: IsQueried;
}

/** What a view depends on besides the subject: time, place, rules, and what was heard of the sources. */
export interface ViewContext {
  readonly now: Instant;
  readonly calendar: SiteCalendar;
  readonly protocol: Protocol;
  readonly protocolIdentity: { readonly version: string; readonly hash: string };
  /** Sources that send heartbeats. */
  readonly devices: ReadonlySet<string>;
  /** When each source last sent a heartbeat. */
  readonly heardAt: ReadonlyMap<string, Instant>;
  /** For the data that verifications and signatures are bound to. */
  readonly digest: Digest;
}
