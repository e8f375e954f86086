import type { AlarmBurdenJson, AlarmLogPage } from "#lib/contract/alarms.ts";
import { alarmBurden } from "#lib/projections/alarm-burden.ts";
import type { AlarmRecord } from "#lib/projections/alarm-record.ts";
import { raisedOverTime } from "#lib/projections/raised-over-time.ts";
import { clockFace } from "#lib/study/clock-face.ts";
import { type Instant, toIso } from "#lib/units/instant.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { AlarmArchive } from "../alarms/alarm-archive.ts";
import {
  type AlarmFilter,
  countsOf,
  FILTER_QUERY,
  filterOf,
  isAbout,
  isSuch,
  PERIOD_QUERY,
  type Period,
  periodOf,
  wasThere,
} from "../alarms/alarm-query.ts";
import { bedDaysIn } from "../alarms/bed-days.ts";
import type { ReviewTable } from "../live/review-table.ts";
import type { ViewSource } from "../live/view-source.ts";
import type { FoldedLog } from "../log/folded-log.ts";
import { toAlarmJson, toBurdenJson } from "./alarm-json.ts";
import type { Route } from "./route.ts";

const DEFAULT_LIMIT = 200;
const MAX_LIMIT = 1_000;

/** What the doors of the alarm log look at. */
export interface AlarmLogSources {
  readonly archive: AlarmArchive;
  readonly source: ViewSource;
  readonly folded: FoldedLog;
  readonly review: ReviewTable;
}

/** The doors to what became of alarms: their log, and what they cost the ward. */
export function alarmLogRoutes({ archive, source, folded, review }: AlarmLogSources): readonly Route[] {
  const { timeZone } = source.calendar;

  return [
    {
      method: "get",
      path: "/api/v1/alarms",
      access: "alarms:see",
      summary: "The alarms of a time with everything that happened to each, the latest first",
      query: {
        ...PERIOD_QUERY,
        ...FILTER_QUERY,
        limit: `at most this many (${DEFAULT_LIMIT}, up to ${MAX_LIMIT})`,
        before: "`next` of the page before",
      },
      answers: "`{server_time, time_zone, from, to, simulated, counts, alarms, next}`",
      async handle({ query }) {
        const asked = await askedOf(query);
        if (!asked.ok) return asked;
        const { period, filter, records, now } = asked.value;
        const limit = Number(query.limit ?? DEFAULT_LIMIT);
        const before = Number(query.before ?? records.length + 1);
        if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
          return fail("malformed", `limit is a whole number from 1 to ${MAX_LIMIT}.`);
        }
        if (!Number.isInteger(before) || before < 1)
          return fail("bad_cursor", "This cursor is not one of ours.");
        const about = records.filter((record) => wasThere(record, period) && isAbout(record, filter));
        const older = about.filter((record) => record.ordinal < before && isSuch(record, filter));
        const shown = older.slice(-limit).toReversed();
        const next = older.length > limit ? (shown.at(-1)?.ordinal ?? null) : null;
        const clock = clockFace(timeZone);
        const page: AlarmLogPage = {
          server_time: toIso(now),
          time_zone: timeZone,
          from: toIso(period.from),
          to: toIso(period.to),
          simulated: await isAnySimulated(shown),
          counts: countsOf(about),
          alarms: shown.map((record) => toAlarmJson(record, clock)),
          next,
        };
        return succeed({ status: 200, json: page });
      },
    },
    {
      method: "get",
      path: "/api/v1/alarms/burden",
      access: "alarms:see",
      summary:
        "How many alarms were raised per bed and day, by what, and how long until somebody acknowledged",
      query: PERIOD_QUERY,
      answers: "`{from, to, time_zone, bed_days, total, by_priority, by_condition, by_bed, noisiest, steps}`",
      async handle({ query }) {
        const asked = await askedOf(query);
        if (!asked.ok) return asked;
        const { period, records } = asked.value;
        const { from, to } = period;
        const raised = records.filter(({ raisedAt }) => raisedAt >= from && raisedAt < to);
        const bedDays = bedDaysIn(folded, period);
        const burden: AlarmBurdenJson = {
          from: toIso(from),
          to: toIso(to),
          time_zone: timeZone,
          ...toBurdenJson(alarmBurden(raised, bedDays)),
          steps: raisedOverTime(raised, from, to, source.calendar).map((step) => ({
            ...step,
            from: toIso(step.from),
          })),
        };
        return succeed({ status: 200, json: burden });
      },
    },
  ];

  async function askedOf(
    query: Readonly<Record<string, string>>,
  ): Promise<Result<Asked, "malformed" | "bad_time">> {
    const now = source.clock.now();
    const records = [...(await archive.history()).records.values()];
    const period = periodOf(query, now, records);
    if (!period.ok) return period;
    const filter = filterOf(query);
    return filter.ok ? succeed({ now, records, period: period.value, filter: filter.value }) : filter;
  }

  async function isAnySimulated(records: readonly AlarmRecord[]): Promise<boolean> {
    for (const subject of new Set(records.map((record) => record.subject))) {
      if ((await review.row(subject)).simulated) return true;
    }
    return false;
  }
}

interface Asked {
  readonly now: Instant;
  readonly records: readonly AlarmRecord[];
  readonly period: Period;
  readonly filter: AlarmFilter;
}
