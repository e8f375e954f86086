import { HOUR } from "../units/instant.ts";
import { plainActor } from "./actor-name.ts";
import type { CsvRow } from "./csv.ts";
import { SIMULATED } from "./simulated.ts";
import type { ExportedSubject } from "./subject-table.ts";

/** The columns of `ae`: a row for each event of an infusion's window, candidates and what stands no more included. */
export const AE_COLUMNS = [
  "subject",
  "group",
  "ae",
  "origin",
  "code",
  "term",
  "onset",
  "t0",
  "hours_from_t0",
  "state",
  "opened_by",
  "opened_at",
  "note",
  "corrections",
  "superseded_because",
  "superseded_reason",
  "simulated",
] as const;

/** One subject's events in the order in which they were written down. */
export function* aeRows({ record, days, write }: ExportedSubject): Generator<CsvRow> {
  for (const one of record.treatment.candidates) {
    yield [
      record.subject,
      record.profile.group,
      one.candidate,
      one.origin,
      one.event,
      one.term,
      write(one.onset),
      write(one.t0),
      (one.onset - one.t0) / HOUR,
      one.superseded === null ? "CANDIDATE" : "SUPERSEDED",
      plainActor(one.opened.by),
      write(one.opened.at),
      one.note,
      one.earlier.length,
      one.superseded?.because ?? null,
      one.superseded?.reason ?? null,
      days.simulated ? SIMULATED : null,
    ];
  }
}
