import type { AdverseEventView, CaseView, EventsView } from "#lib/projections/events-view.ts";

/** What is on the events' page, by who has to do something about it. */
export interface EventGroups {
  readonly investigator: readonly CaseView[];
  readonly unresolved: readonly CaseView[];
  readonly consultant: readonly CaseView[];
  /** With a report that was not made yet, by when the first is due. */
  readonly reports: readonly AdverseEventView[];
  readonly settled: readonly CaseView[];
  readonly superseded: readonly CaseView[];
  /** Those of which nothing is left to be reported, the latest first. */
  readonly adverse: readonly AdverseEventView[];
}

export function groupEvents({ cases, adverse_events: all }: EventsView): EventGroups {
  const oldest = cases.toSorted((a, b) => Date.parse(a.opened.at) - Date.parse(b.opened.at));
  const reports = all.filter((one) => dueFirst(one) !== null);
  return {
    investigator: oldest.filter(({ adjudication: { state } }) => state === "CANDIDATE"),
    unresolved: oldest.filter(({ adjudication: { state } }) => state === "UNRESOLVED"),
    consultant: oldest.filter(({ adjudication: { awaits } }) => awaits === "consultant"),
    reports: reports.toSorted((a, b) => (dueFirst(a) ?? 0) - (dueFirst(b) ?? 0)),
    settled: oldest
      .filter(({ adjudication: { state, awaits } }) => awaits === null && state !== "SUPERSEDED")
      .toReversed(),
    superseded: oldest.filter(({ adjudication: { state } }) => state === "SUPERSEDED"),
    adverse: all
      .filter((one) => !reports.includes(one))
      .toSorted((a, b) => Date.parse(b.onset) - Date.parse(a.onset)),
  };
}

/** When the first report that was not made is due; `null`: none is. */
function dueFirst({ reports, voided }: AdverseEventView): number | null {
  if (voided !== null) return null;
  const due = reports.flatMap(({ due_at: dueAt, sent_at: sentAt }) =>
    dueAt === null || sentAt !== null ? [] : [Date.parse(dueAt)],
  );
  return due.length === 0 ? null : Math.min(...due);
}
