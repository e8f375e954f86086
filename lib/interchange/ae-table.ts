import { adjudicationOf } from "../log/adjudication.ts";
import { type AdverseEvent, versionOfAdverseEvent } from "../log/adverse-event-record.ts";
import { caseStanding } from "../log/case-standing.ts";
import type { Candidate } from "../log/treatment.ts";
import { infusionWindows, windowOfOnset } from "../study/infusion-window.ts";
import { HOUR, type Instant } from "../units/instant.ts";
import { plainActor } from "./actor-name.ts";
import type { CsvCell, CsvRow } from "./csv.ts";
import { SIMULATED } from "./simulated.ts";
import type { ExportedSubject } from "./subject-table.ts";

/** The columns of `ae`: a row for each event of an infusion's window, and one for each adverse event. */
export const AE_COLUMNS = [
  "subject",
  "group",
  "kind",
  "ae",
  "candidate",
  "origin",
  "code",
  "term",
  "coded_term",
  "soc",
  "onset",
  "ended",
  "t0",
  "hours_from_t0",
  "state",
  "confirmed_as",
  "investigator",
  "consultant",
  "grade",
  "serious",
  "seriousness",
  "causality",
  "to_product",
  "to_procedure",
  "expectedness",
  "action",
  "outcome",
  "aware_at",
  "reporter",
  "narrative",
  "opened_by",
  "opened_at",
  "version",
  "superseded_because",
  "superseded_reason",
  "simulated",
] as const;

type Row = Partial<Record<(typeof AE_COLUMNS)[number], CsvCell>>;

/** One subject's events: candidates in the order in which they were written down, then the adverse events. */
export function* aeRows(subject: ExportedSubject): Generator<CsvRow> {
  const { record, days } = subject;
  const common: Row = {
    subject: record.subject,
    group: record.profile.group,
    simulated: days.simulated ? SIMULATED : null,
  };
  const rows = [
    ...record.treatment.candidates.map((one) => candidateRow(one, subject)),
    ...record.safety.adverseEvents.map((one) => adverseEventRow(one, subject)),
  ];
  for (const row of rows) yield AE_COLUMNS.map((column) => ({ ...common, ...row })[column] ?? null);
}

function candidateRow(one: Candidate, { record, context, write }: ExportedSubject): Row {
  const windows = infusionWindows(record.profile, context.protocol.infusionWindow);
  const adjudication = adjudicationOf(record.safety.adjudications, one.candidate);
  const { state, confirmedAs, round } = caseStanding(one, adjudication, windows);
  return {
    kind: "candidate",
    ae: one.candidate,
    candidate: one.candidate,
    origin: one.origin,
    code: one.event,
    term: one.term,
    onset: write(one.onset),
    t0: write(one.t0),
    hours_from_t0: (one.onset - one.t0) / HOUR,
    state,
    confirmed_as: confirmedAs,
    investigator: round === null ? null : plainActor(round.investigator.by),
    consultant: round?.consultant == null ? null : plainActor(round.consultant.by),
    narrative: one.note,
    opened_by: plainActor(one.opened.by),
    opened_at: write(one.opened.at),
    version: one.earlier.length + 1,
    superseded_because: one.superseded?.because ?? null,
    superseded_reason: one.superseded?.reason ?? null,
  };
}

function adverseEventRow(one: AdverseEvent, { record, context, write }: ExportedSubject): Row {
  const { facts, recorded, voided } = one;
  const windows = infusionWindows(record.profile, context.protocol.infusionWindow);
  const t0 = windowOfOnset(windows, facts.onset)?.startedAt ?? null;
  const time = (at: Instant | null): CsvCell => (at === null ? null : write(at));
  return {
    kind: "adverse_event",
    ae: one.adverseEvent,
    candidate: facts.candidate,
    origin: "person",
    term: facts.term,
    coded_term: facts.codedTerm,
    soc: facts.organClass,
    onset: write(facts.onset),
    ended: time(facts.ended),
    t0: time(t0),
    hours_from_t0: t0 === null ? null : (facts.onset - t0) / HOUR,
    state: voided === null ? "RECORDED" : "VOIDED",
    grade: facts.grade,
    serious: facts.seriousness.length > 0 ? "1" : "0",
    seriousness: facts.seriousness.join(";") || null,
    causality: facts.causality,
    to_product: facts.toProduct,
    to_procedure: facts.toProcedure,
    expectedness: facts.expectedness,
    action: facts.action,
    outcome: facts.outcome,
    aware_at: write(facts.awareAt),
    reporter: facts.reporter,
    narrative: facts.narrative,
    opened_by: plainActor(recorded.by),
    opened_at: write(recorded.at),
    version: versionOfAdverseEvent(one),
    superseded_because: voided?.reasonCode ?? null,
    superseded_reason: voided?.text ?? null,
  };
}
