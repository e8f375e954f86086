import { givenDose } from "../log/given-dose.ts";
import { predictedBodyWeight } from "../mechanics/predicted-body-weight.ts";
import { baselineAt, baselineCompliance } from "../study/baseline.ts";
import { infusionWindows } from "../study/infusion-window.ts";
import type { Instant } from "../units/instant.ts";
import type { CsvCell, CsvRow } from "./csv.ts";
import type { ExportedDays } from "./exported-days.ts";
import { SIMULATED } from "./simulated.ts";
import type { ExportedSubject } from "./subject-table.ts";

/** The columns of `subjects`: a row a subject. Source: domain.md section 6; what it does not name is ours. */
export const SUBJECTS_COLUMNS = [
  "subject",
  "sex",
  "height",
  "weight",
  "pbw",
  "admitted",
  "enrol",
  "t0",
  "dose",
  "dose_volume_ml",
  "group",
  "mv_start",
  "mv_end",
  "baseline_peep",
  "baseline_fio2",
  "baseline_static_compliance",
  "baseline_pf_ratio",
  "calc_version",
  "config_hash",
  "simulated",
] as const;

type Column = (typeof SUBJECTS_COLUMNS)[number];

/** One subject's row; what is not known is empty. */
export function* subjectsRows({ record, days, write }: ExportedSubject): Generator<CsvRow> {
  const { profile, treatment } = record;
  const { input } = days;
  const time = (instant: Instant | null): CsvCell => (instant === null ? null : write(instant));
  const [window] = infusionWindows(profile.infusions, input.protocol.infusionWindow);
  const dose = window === undefined ? null : givenDose(profile, treatment.records, window);
  const row: Readonly<Record<Column, CsvCell>> = {
    subject: record.subject,
    sex: profile.sex,
    height: profile.heightCm,
    weight: profile.weightKg,
    pbw: predictedBodyWeight(profile.sex, profile.heightCm),
    admitted: time(profile.admittedAt),
    enrol: time(profile.enrolledAt),
    t0: time(input.infusionStart),
    dose: dose?.cells ?? null,
    dose_volume_ml: dose?.volumeMl ?? null,
    group: profile.group,
    mv_start: time(profile.ventilation[0]?.startedAt ?? null),
    mv_end: time(profile.ventilation.at(-1)?.endedAt ?? null),
    ...baselines(days),
    calc_version: days.protocol.version,
    config_hash: days.protocol.hash,
    simulated: days.simulated ? SIMULATED : null,
  };
  yield SUBJECTS_COLUMNS.map((column) => row[column]);
}

type Baselines = Pick<
  Record<Column, CsvCell>,
  "baseline_peep" | "baseline_fio2" | "baseline_static_compliance" | "baseline_pf_ratio"
>;

/** The state before the infusion (domain.md section 2); the P/F is that of the part of day 0 before it. */
function baselines({ input, days }: ExportedDays): Baselines {
  const { infusionStart } = input;
  const before = infusionStart === null ? null : baselineAt(input, infusionStart);
  const pre = days.flatMap(({ segments }) => segments).find(({ segment }) => segment.name === "PRE");
  return {
    baseline_peep: before?.peep?.value ?? null,
    baseline_fio2: before?.fio2?.value ?? null,
    baseline_static_compliance: infusionStart === null ? null : baselineCompliance(input, infusionStart),
    baseline_pf_ratio: pre?.pfRatio.value ?? null,
  };
}
