import { projectDays } from "#lib/projections/project-days.ts";
import type { SubjectRecord, ViewContext } from "#lib/projections/view-input.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { PROTOCOL_HASH } from "#lib/protocol/protocol-identity.ts";
import { createSiteCalendar } from "#lib/study/site-calendar.ts";
import type { Instant } from "#lib/units/instant.ts";
import { FoldedLog } from "#server/log/folded-log.ts";
import { openSqliteEventLog } from "#server/log/sqlite-event-log.ts";
import { sha256 } from "#server/review/sha256.ts";
import { answerCalls } from "../child.ts";

/** The pure day table beside the least that anybody could do with the same readings. */
const [folder = ""] = process.argv.slice(2);

const opened = await openSqliteEventLog({ directory: folder, kind: "production" });
if (!opened.ok) throw new Error(opened.detail);
const log = opened.value;
const folded = await FoldedLog.load(log);
const records: SubjectRecord[] = [];
for (const { subject, profile, treatment, safety, reviews } of folded.subjects()) {
  const readings = await folded.books.load(subject);
  const alarms = folded.board(subject);
  const isQueried = () => false;
  records.push({ subject, bed: null, profile, treatment, safety, reviews, isQueried, readings, alarms });
}
const calendar = createSiteCalendar("Asia/Shanghai");

function context(): ViewContext {
  return {
    now: Date.now() as Instant,
    calendar,
    protocol: PROTOCOL,
    protocolIdentity: { version: PROTOCOL.version, hash: PROTOCOL_HASH },
    devices: new Set(),
    heardAt: new Map(),
    digest: sha256,
  };
}

interface DayMean {
  sum: number;
  n: number;
}

/** Every reading once into a sum of its day: nothing paired, no slot, no rule of the trial. */
function sumByDay(readings: SubjectRecord["readings"]): Map<string, DayMean> {
  const days = new Map<string, DayMean>();
  for (const [parameter, list] of readings) {
    for (const { observedAt, value } of list) {
      const key = `${parameter} ${calendar.dayAt(observedAt).index}`;
      const day = days.get(key) ?? { sum: 0, n: 0 };
      day.sum += value;
      day.n++;
      days.set(key, day);
    }
  }
  return days;
}

const calls = {
  size: () => ({
    subjects: records.length,
    readings: records.reduce(
      (sum, { readings }) => sum + [...readings.values()].reduce((all, list) => all + list.length, 0),
      0,
    ),
  }),
  projectAll(): { ms: number; days: number } {
    const now = context();
    const started = performance.now();
    let days = 0;
    for (const record of records) days += projectDays(record, now).days.length;
    return { ms: performance.now() - started, days };
  },
  bareLoop(): { ms: number; days: number } {
    const started = performance.now();
    let days = 0;
    for (const { readings } of records) days += sumByDay(readings).size;
    return { ms: performance.now() - started, days };
  },
  writeJson(): { ms: number; bytes: number } {
    const now = context();
    const views = records.map((record) => projectDays(record, now));
    const started = performance.now();
    let bytes = 0;
    for (const view of views) bytes += JSON.stringify(view).length;
    return { ms: performance.now() - started, bytes };
  },
};

export type DaysCalls = typeof calls;

answerCalls(calls, () => log.close());
