import { ALARM_LOG_COLUMNS, ALARMS_COLUMNS, alarmLogRows, alarmRow } from "#lib/interchange/alarm-tables.ts";
import { type CsvRow, csvLine } from "#lib/interchange/csv.ts";
import { siteTimeWriter } from "#lib/interchange/site-time.ts";
import type { AlarmRecord } from "#lib/projections/alarm-record.ts";
import { clockFace } from "#lib/study/clock-face.ts";
import { type Result, succeed } from "#lib/units/result.ts";
import type { AlarmArchive } from "../alarms/alarm-archive.ts";
import { filterOf, isAbout, isSuch, periodOf, wasThere } from "../alarms/alarm-query.ts";
import type { ReviewTable } from "../live/review-table.ts";
import type { ViewSource } from "../live/view-source.ts";

/** What the tables of alarms are made from. */
export interface AlarmSources {
  readonly source: ViewSource;
  readonly review: ReviewTable;
  readonly archive: AlarmArchive;
}

interface AlarmTable {
  readonly columns: readonly string[];
  rows(...of: Parameters<typeof alarmRow>): Iterable<CsvRow>;
}

const ALARM_TABLES: Readonly<Record<string, AlarmTable>> = {
  alarms: { columns: ALARMS_COLUMNS, rows: (...of) => [alarmRow(...of)] },
  alarm_log: { columns: ALARM_LOG_COLUMNS, rows: alarmLogRows },
};

/** The tables of alarms, which are asked for by a time and a filter. */
export const ALARM_FILES = Object.keys(ALARM_TABLES).map((name) => `${name}.csv`);

/** Those of the alarms that are asked for, as text; `null`: there is no such table. */
export async function alarmExport(
  file: string,
  query: Readonly<Record<string, string>>,
  sources: AlarmSources,
): Promise<Result<AsyncIterable<string> | null, "malformed" | "bad_time">> {
  const name = file.replace(/\.csv$/, "");
  const table = ALARM_FILES.includes(file) ? ALARM_TABLES[name] : undefined;
  if (table === undefined) return succeed(null);
  const records = await alarmsAskedFor(query, sources);
  return records.ok ? succeed(alarmChunks(table, records.value, sources)) : records;
}

async function alarmsAskedFor(
  query: Readonly<Record<string, string>>,
  { archive, source }: AlarmSources,
): Promise<Result<readonly AlarmRecord[], "malformed" | "bad_time">> {
  const records = [...(await archive.history()).records.values()];
  const now = source.clock.now();
  const period = periodOf({ period: "study", ...query }, now, records);
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
  { source, review }: AlarmSources,
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
