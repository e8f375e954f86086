import type { CaseJson } from "#lib/contract/events.ts";
import { caseData } from "#lib/projections/case-data.ts";
import { caseEvidence } from "#lib/projections/case-evidence.ts";
import { projectAdverseEvents, projectCases } from "#lib/projections/project-events.ts";
import { projectInfusionRecord } from "#lib/projections/project-infusion-record.ts";
import { clockFace } from "#lib/study/clock-face.ts";
import { studyInputOf } from "#lib/study/study-input.ts";
import { type Instant, toIso } from "#lib/units/instant.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { AlarmArchive } from "../alarms/alarm-archive.ts";
import type { ViewSource } from "../live/view-source.ts";
import { toAlarmJson } from "./alarm-json.ts";

export interface CaseSources {
  readonly archive: AlarmArchive;
  readonly source: ViewSource;
}

/** Everything that whoever judges an event looks at. */
export async function caseJson(
  { archive, source }: CaseSources,
  subject: string,
  event: string,
): Promise<Result<CaseJson>> {
  const record = await source.subject(subject);
  if (record === null) return fail("unknown_subject", `No subject is enrolled as ${subject}.`);
  const context = source.context();
  const name = `${subject}/IAE/${event}`;
  const found = projectCases(record, record.bed, context.protocol).find(
    ({ candidate }) => candidate === name,
  );
  if (found === undefined) return fail("unknown_candidate", `There is no event ${name}.`);
  const candidate = record.treatment.candidates.find((one) => one.candidate === name);
  const input = studyInputOf(record.profile, record.readings, context);
  const { windows, infusions } = projectInfusionRecord(record, input);
  const window = windows.find(({ t0 }) => t0 === found.t0) ?? null;
  const { timeZone } = context.calendar;
  const alarm = found.alarm === null ? undefined : (await archive.history()).records.get(found.alarm);
  return succeed({
    server_time: toIso(context.now),
    time_zone: timeZone,
    case: found,
    evidence: caseEvidence(
      found.t0 === null ? null : (Date.parse(found.t0) as Instant),
      Date.parse(found.onset) as Instant,
      input,
    ),
    data: candidate === undefined ? null : caseData(candidate, record, input, context),
    window,
    infusions: infusions.filter(
      ({ started_at: start }) =>
        start !== null && window !== null && window.t0 <= start && start <= window.ends_at,
    ),
    alarm: alarm === undefined ? null : toAlarmJson(alarm, clockFace(timeZone)),
    adverse_events: projectAdverseEvents(record, context.protocol).filter(
      ({ candidate }) => candidate === name,
    ),
  });
}
