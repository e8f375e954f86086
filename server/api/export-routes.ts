import { type CsvRow, csvLine } from "#lib/interchange/csv.ts";
import { DAILY_LONG_COLUMNS, dailyLongRows } from "#lib/interchange/daily-long.ts";
import { DAILY_WIDE_COLUMNS, dailyWideRows } from "#lib/interchange/daily-wide.ts";
import { READINGS_LONG_COLUMNS, readingsLongRows } from "#lib/interchange/readings-long.ts";
import { siteTimeWriter } from "#lib/interchange/site-time.ts";
import { projectDays } from "#lib/projections/project-days.ts";
import type { SubjectRecord, ViewContext } from "#lib/projections/view-input.ts";
import { fail, succeed } from "#lib/units/result.ts";
import { PARAMETER_KEYS } from "#lib/ventilation/parameter.ts";
import type { SecurityLog } from "../access/security-log.ts";
import type { ViewSource } from "../live/view-source.ts";
import type { FoldedLog } from "../log/folded-log.ts";
import { admitted, type Route } from "./route.ts";
import { toReadingJson } from "./subject-json.ts";

interface Export {
  readonly columns: readonly string[];
  rows(record: SubjectRecord, context: ViewContext): Iterable<CsvRow>;
}

const EXPORTS: Readonly<Record<string, Export>> = {
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

/** The doors of the exports: streamed subject by subject, so that a study of any size takes little memory. */
export function exportRoutes(folded: FoldedLog, source: ViewSource, security: SecurityLog): readonly Route[] {
  return [
    {
      method: "get",
      path: "/api/v1/exports/{file}",
      access: "exports:take",
      summary: `A table as CSV: ${Object.keys(EXPORTS)
        .map((name) => `${name}.csv`)
        .join(", ")}`,
      answers: "UTF-8, LF, ISO 8601 with the site's offset, empty is missing, unrounded numbers",
      async handle({ params, principal }) {
        const file = params.file ?? "";
        const name = file.endsWith(".csv") ? file.slice(0, -4) : "";
        const table = Object.hasOwn(EXPORTS, name) ? EXPORTS[name] : undefined;
        if (table === undefined) return fail("unknown_export", `There is no export ${file}.`);
        const recorded = await security.record(admitted({ principal }).actor, {
          type: "exportTaken",
          what: file,
        });
        if (!recorded.ok) return recorded;
        return succeed({
          status: 200,
          chunks: chunksOf(table, folded, source),
          type: "text/csv; charset=utf-8",
          fileName: file,
        });
      },
    },
  ];
}

async function* chunksOf(table: Export, folded: FoldedLog, source: ViewSource): AsyncIterable<string> {
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
