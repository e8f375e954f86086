import { NO_REVIEWS } from "../log/figure-review.ts";
import { NO_RECORD } from "../log/subject-record.ts";
import { contextAt, recordOf } from "../projections/sample-record.fixture.ts";
import type { SubjectRecord } from "../projections/view-input.ts";
import { at, reading, spell } from "../study/sample-subject.fixture.ts";
import { siteTimeWriter } from "./site-time.ts";
import { ExportedSubject, type SaidOfSubject } from "./subject-table.ts";

const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, "0"));

/**
 * The worked example of domain.md section 2: 22 hours of PEEP at 10, one of {10, 14}, one at 10; four plateaus and
 * their tidal volumes; infused at 14:32 of the first of March.
 */
const READINGS = [
  ...hours.map((hour) => reading("peep", 10, `2026-03-01 ${hour}:00`)),
  reading("peep", 14, "2026-03-01 22:30"),
  ...(["02", "08", "14", "20"] as const).map((hour, index) =>
    reading("plateau_pressure", [26, 26, 26, 30][index] ?? 0, `2026-03-01 ${hour}:00`),
  ),
  reading("tidal_volume", 420, "2026-03-01 02:00"),
  reading("pao2", 84, "2026-03-01 08:05"),
  reading("fio2", 0.6, "2026-03-01 08:00"),
  reading("peep", 0, "2026-03-02 01:00", { source: "=HYPERLINK(0)" }),
];

/** A subject with day 0 in its segments and a thin day 1, seen on the third of March. */
export function exported(
  parts: Partial<SubjectRecord> = {},
  now = "2026-03-03 00:00",
  said: Partial<SaidOfSubject> = {},
): ExportedSubject {
  const profile = {
    ventilation: [spell("2026-03-01 00:00")],
    infusions: [{ startedAt: at("2026-03-01 14:32"), endedAt: null }],
  };
  const record: SubjectRecord = { ...recordOf(READINGS, profile), ...parts };
  return new ExportedSubject(
    record,
    { reviews: NO_REVIEWS, record: NO_RECORD, ...said },
    contextAt(now),
    siteTimeWriter("Asia/Shanghai"),
  );
}
