import { ALARM_LOG_COLUMNS, ALARMS_COLUMNS, alarmLogRows, alarmRow } from "#lib/interchange/alarm-tables.ts";
import { type CsvRow, csvLine } from "#lib/interchange/csv.ts";
import { DAILY_LONG_COLUMNS, dailyLongRows } from "#lib/interchange/daily-long.ts";
import { DAILY_WIDE_COLUMNS, dailyWideRows } from "#lib/interchange/daily-wide.ts";
import { READINGS_LONG_COLUMNS, readingsLongRows } from "#lib/interchange/readings-long.ts";
import { siteTimeWriter } from "#lib/interchange/site-time.ts";
import type { AlarmRecord } from "#lib/projections/alarm-record.ts";
import { projectDays } from "#lib/projections/project-days.ts";
import type { SubjectRecord, ViewContext } from "#lib/projections/view-input.ts";
import { clockFace } from "#lib/study/clock-face.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import { PARAMETER_KEYS } from "#lib/ventilation/parameter.ts";
import type { SecurityLog } from "../access/security-log.ts";
import type { AlarmArchive } from "../alarms/alarm-archive.ts";
import {
  FILTER_QUERY,
  filterOf,
  isAbout,
  isSuch,
  PERIOD_QUERY,
  periodOf,
  wasThere,
} from "../alarms/alarm-query.ts";
import type { ReviewTable } from "../live/review-table.ts";
import type { ViewSource } from "../live/view-source.ts";
import type { FoldedLog } from "../log/folded-log.ts";
import { admitted, type Route } from "./route.ts";
import { toReadingJson } from "./subject-json.ts";

/** What exports are made from. */
export interface ExportSources {
  readonly folded: FoldedLog;
  readonly source: ViewSource;
  readonly review: ReviewTable;
  readonly archive: AlarmArchive;
  readonly security: SecurityLog;
}

interface SubjectTable {
  readonly columns: readonly string[];
  rows(record: SubjectRecord, context: ViewContext): Iterable<CsvRow>;
}

const SUBJECT_TABLES: Readonly<Record<string, SubjectTable>> = {
  readings_long: {
    columns: READINGS_LONG_COLUMNS,
    rows: ({ subject, readings }, { calendar }) =>
      readingsLongRows(
        subject,
        PARAMETER_KEYS.flatMap((parameter) => (readings.get(parameter) ?? []).map(toReadingJson)),
        siteTimeWriter(calendar.timeZone),
      ),
  },
  daily_long: {
    columns: DAILY_LONG_COLUMNS,
    rows: (record, context) => dailyLongRows(projectDays(record, context), record.profile.group),
  },
  daily_wide: {
    columns: DAILY_WIDE_COLUMNS,
    rows: (record, context) => dailyWideRows(projectDays(record, context), record.profile.group),
  },
};

interface AlarmTable {
  readonly columns: readonly string[];
  rows(...of: Parameters<typeof alarmRow>): Iterable<CsvRow>;
}

const ALARM_TABLES: Readonly<Record<string, AlarmTable>> = {
  alarms: { columns: ALARMS_COLUMNS, rows: (...of) => [alarmRow(...of)] },
  alarm_log: { columns: ALARM_LOG_COLUMNS, rows: alarmLogRows },
};

const NAMES = [...Object.keys(SUBJECT_TABLES), ...Object.keys(ALARM_TABLES)];

/** The doors of the exports: streamed part by part, so that a study of any size takes little memory. */
export function exportRoutes(sources: ExportSources): readonly Route[] {
  return [
    {
      method: "get",
      path: "/api/v1/exports/{file}",
      access: "exports:take",
      summary: `A table as CSV: ${NAMES.map((name) => `${name}.csv`).join(", ")}`,
      query: {
        ...PERIOD_QUERY,
        period: "of alarms: day, week, or study, which is meant unless another is given",
        ...FILTER_QUERY,
      },
      answers: "UTF-8, LF, ISO 8601 with the site's offset, empty is missing, unrounded numbers",
      async handle({ params, query, principal }) {
        const file = params.file ?? "";
        const chunks = await chunksOf(file, query, sources);
        if (!chunks.ok) return chunks;
        const recorded = await sources.security.record(admitted({ principal }).actor, {
          type: "exportTaken",
          what: file,
        });
        if (!recorded.ok) return recorded;
        return succeed({
          status: 200,
          chunks: chunks.value,
          type: "text/csv; charset=utf-8",
          fileName: file,
        });
      },
    },
  ];
}

type Query = Readonly<Record<string, string>>;

async function chunksOf(
  file: string,
  query: Query,
  sources: ExportSources,
): Promise<Result<AsyncIterable<string>, "unknown_export" | "malformed" | "bad_time">> {
  const name = file.endsWith(".csv") ? file.slice(0, -4) : "";
  const ofSubjects = Object.hasOwn(SUBJECT_TABLES, name) ? SUBJECT_TABLES[name] : undefined;
  if (ofSubjects !== undefined) return succeed(subjectChunks(ofSubjects, sources));
  const ofAlarms = Object.hasOwn(ALARM_TABLES, name) ? ALARM_TABLES[name] : undefined;
  if (ofAlarms === undefined) return fail("unknown_export", `There is no export ${file}.`);
  const records = await alarmsAskedFor(query, sources);
  return records.ok ? succeed(alarmChunks(ofAlarms, records.value, sources)) : records;
}

async function* subjectChunks(table: SubjectTable, { folded, source }: ExportSources): AsyncIterable<string> {
  yield csvLine(table.columns);
  const names = [...folded.subjects()].map(({ subject }) => subject).toSorted();
  for (const name of names) {
    const record = await source.subject(name);
    if (record === null) continue;
    let chunk = "";
    for (const row of table.rows(record, source.context())) chunk += csvLine(row);
    if (chunk.length > 0) yield chunk;
  }
}

async function alarmsAskedFor(
  query: Query,
  { archive, source }: ExportSources,
): Promise<Result<readonly AlarmRecord[], "malformed" | "bad_time">> {
  const records = [...(await archive.history()).records.values()];
  const now = source.clock.now();
  const period = periodOf({ period: "study", ...query }, now, records[0]?.raisedAt ?? now);
  if (!period.ok) return period;
  const filter = filterOf(query);
  if (!filter.ok) return filter;
  return succeed(
    records.filter(
      (record) =>
        wasThere(record, period.value) && isAbout(record, filter.value) && isSuch(record, filter.value),
    ),
  );
}

async function* alarmChunks(
  table: AlarmTable,
  records: readonly AlarmRecord[],
  { source, review }: ExportSources,
): AsyncIterable<string> {
  yield csvLine(table.columns);
  const { timeZone } = source.calendar;
  const forms = { write: siteTimeWriter(timeZone), clock: clockFace(timeZone) };
  for (const record of records) {
    const { simulated } = await review.row(record.subject);
    let chunk = "";
    for (const row of table.rows(record, forms, simulated)) chunk += csvLine(row);
    yield chunk;
  }
}
