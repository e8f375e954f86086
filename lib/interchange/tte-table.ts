import type { CsvRow } from "./csv.ts";
import { SIMULATED } from "./simulated.ts";
import type { ExportedSubject } from "./subject-table.ts";

/** The columns of `tte`: a row a subject and horizon. Source: domain.md section 6; from `origin_at` on ours. */
export const TTE_COLUMNS = [
  "subject",
  "group",
  "param",
  "origin",
  "time",
  "status",
  "cnsr",
  "origin_at",
  "known",
  "calc_version",
  "config_hash",
  "simulated",
] as const;

/** One subject's survival to each horizon; somebody without an origin has no row, for nothing can be counted from. */
export function* tteRows({ record, context, cohort, write }: ExportedSubject): Generator<CsvRow> {
  const { version, hash } = context.protocolIdentity;
  for (const [index, days] of context.protocol.outcomes.mortalityDays.entries()) {
    const survival = cohort.survival[index];
    if (survival === null || survival === undefined) continue;
    const { time, event, origin, originAt, known } = survival;
    yield [
      record.subject,
      record.profile.group,
      `OS${days}`,
      origin,
      time,
      event ? 1 : 0,
      event ? 0 : 1,
      write(originAt),
      known ? "1" : "0",
      version,
      hash,
      cohort.simulated ? SIMULATED : null,
    ];
  }
}
