import type { ExportsJson } from "#lib/contract/exports.ts";
import { toIso, toIsoOrNull } from "#lib/units/instant.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { SecurityLog } from "../access/security-log.ts";
import { FILTER_QUERY, PERIOD_QUERY } from "../alarms/alarm-query.ts";
import { AUDIT_QUERY, auditFilterOf } from "../audit/audit-query.ts";
import type { RoleHistory } from "../audit/role-history.ts";
import { ALARM_FILES, type AlarmSources, alarmExport } from "../exports/alarm-export.ts";
import { begunUnlessGone } from "../exports/begin-export.ts";
import { ExportDesk } from "../exports/export-desk.ts";
import { CSV_TYPE, type ExportFile, isOfSubjects } from "../exports/export-file.ts";
import { ExportRuns } from "../exports/export-runs.ts";
import { StudyAt } from "../exports/study-at.ts";
import { ARCHIVE, STUDY_FILES } from "../exports/study-files.ts";
import type { EventLog } from "../log/event-log.ts";
import type { FoldedLog } from "../log/folded-log.ts";
import type { Logger } from "../runtime/logger.ts";
import { admitted, type Route, type RouteAnswer } from "./route.ts";

/** What exports are made from. */
export interface ExportSources extends AlarmSources {
  readonly log: EventLog;
  readonly folded: FoldedLog;
  readonly security: SecurityLog;
  readonly roles: RoleHistory;
  /** Of the program; stands in an archive's manifest. */
  readonly version: string;
  readonly logger: Logger;
}

type Query = Readonly<Record<string, string>>;

/** The doors of the exports: streamed piece by piece, so that a study of any size takes little memory. */
export function exportRoutes(sources: ExportSources): readonly Route[] {
  const { log, folded, security, source, roles } = sources;
  const desk = new ExportDesk(log, sources.logger);
  const runs = new ExportRuns(security, source.clock);
  return [
    {
      method: "get",
      path: "/api/v1/exports",
      access: "exports:take",
      summary: "What can be exported, and how far the exports under way are",
      answers:
        "`{log, subjects, files, runs}`; `runs` are those under way and the last ones, the newest first",
      handle() {
        const json: ExportsJson = {
          server_time: toIso(source.clock.now()),
          time_zone: source.calendar.timeZone,
          log: { seq: log.head, recorded_at: toIsoOrNull(folded.lastRecordedAt) },
          subjects: [...folded.subjects()].length,
          files: STUDY_FILES.map(({ name, summary }) => ({ name, summary })),
          runs: runs.list(),
        };
        return succeed({ status: 200, json });
      },
    },
    {
      method: "get",
      path: "/api/v1/exports/{file}",
      access: "exports:take",
      summary: `A file of the study: ${[ARCHIVE, ...STUDY_FILES.map(({ name }) => name), ...ALARM_FILES].join(", ")}`,
      query: {
        seq: "not of alarms: as the study was after this event of the log; otherwise after the last one. The same seq gives the same bytes",
        ...PERIOD_QUERY,
        period: "of alarms: day, week, or study, which is meant unless another is given",
        ...FILTER_QUERY,
        ...AUDIT_QUERY,
        from: "of alarms and the audit: ISO 8601 with an offset",
        to: "of alarms and the audit: up to now unless given",
        subject: "of alarms and the audit: only this subject's",
      },
      answers:
        "UTF-8, LF, ISO 8601 with the site's offset, empty is missing, unrounded numbers; the archive ends with `manifest.json`: rows, bytes and SHA-256 of each file, the protocol, and the log's number and hash. Days that run are as of the last event's `recorded_at`",
      async handle({ params, query, principal, incoming }) {
        const file = params.file ?? "";
        const by = admitted({ principal }).actor;
        const gone = new AbortController();
        const answer = await answerOf(file, query, by, gone.signal);
        if (!answer.ok) return answer;
        const filter = Object.entries(query).map(([name, value]) => `${name}=${value}`);
        const recorded = await security.record(by, {
          type: "exportTaken",
          what: file,
          ...(filter.length === 0 ? {} : { filter: filter.join("&").slice(0, 500) }),
        });
        if (!recorded.ok) return recorded;
        const { chunks } = answer.value;
        const begun = await begunUnlessGone(chunks, incoming.socket, gone);
        return begun.ok ? succeed({ ...answer.value, chunks: begun.value }) : begun;
      },
    },
  ];

  async function answerOf(
    file: string,
    query: Query,
    by: string,
    signal: AbortSignal,
  ): Promise<Result<Extract<RouteAnswer, { chunks: unknown }>>> {
    const alarms = await alarmExport(file, query, sources);
    if (!alarms.ok) return alarms;
    if (alarms.value !== null) {
      return succeed({ status: 200, chunks: alarms.value, type: CSV_TYPE, fileName: file });
    }
    const isAudit = file === "audit.csv";
    const filter = auditFilterOf(query);
    if (!filter.ok && isAudit) return filter;
    const found = STUDY_FILES.find(({ name }) => name === file);
    if (file !== ARCHIVE && found === undefined) return fail("unknown_export", `There is no export ${file}.`);
    const seq = Number(query.seq ?? log.head);
    if (!Number.isInteger(seq) || seq < 0 || seq > log.head) {
      return fail("malformed", `seq is a whole number from 0 to ${log.head}, the log's last event.`);
    }
    if (!desk.isFree) {
      return fail("overloaded", "As many exports as can be made at once are under way; take it in a minute.");
    }
    await roles.refresh();
    const { point, names, ward } = await StudyAt.load(log, seq, source.calendar);
    const order = {
      file,
      auditFilter: isAudit && filter.ok ? filter.value : null,
      outline: { point, names, ward },
      timeZone: source.calendar.timeZone,
      version: sources.version,
      roles: roles.known(),
    };
    const chunks = runs.follow(
      { file, by, seq, passes: passesOf(found) },
      (onProgress) => desk.make(order, onProgress, signal),
      signal,
    );
    return succeed({ status: 200, chunks, type: found?.type ?? "application/zip", fileName: file });
  }
}

/** How often the log is gone through for a file; `undefined` is the archive. */
function passesOf(file: ExportFile | undefined): number {
  if (file === undefined) return 2;
  return isOfSubjects(file) || file.name === "audit.csv" ? 1 : 0;
}
