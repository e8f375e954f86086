import { givenDose } from "../log/given-dose.ts";
import { predictedBodyWeight } from "../mechanics/predicted-body-weight.ts";
import { baselineAt, baselineCompliance } from "../study/baseline.ts";
import { infusionWindows } from "../study/infusion-window.ts";
import type { VentilatorFreeDays } from "../study/ventilator-free-days.ts";
import type { Instant } from "../units/instant.ts";
import type { CsvCell, CsvRow } from "./csv.ts";
import type { ExportedDays } from "./exported-days.ts";
import { SIMULATED } from "./simulated.ts";
import type { ExportedSubject } from "./subject-table.ts";

/** The columns of `subjects`: a row a subject. Source: domain.md section 6; what it does not name is ours. */
export const SUBJECTS_COLUMNS = [
  "subject",
  "age",
  "sex",
  "height",
  "weight",
  "pbw",
  "onset",
  "diagnosed",
  "admitted",
  "consent",
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
  "vfd28",
  "vfd_flag",
  "vfd_lookahead",
  "vfd_reason",
  "vfd_provisional",
  "vital_status",
  "death",
  "cause",
  "discharge",
  "discharge_to",
  "withdrawal",
  "last_contact",
  "calc_version",
  "config_hash",
  "simulated",
] as const;

type Column = (typeof SUBJECTS_COLUMNS)[number];

/** One subject's row; what is not known is empty. */
export function* subjectsRows({ record, days, cohort, write }: ExportedSubject): Generator<CsvRow> {
  const { profile, treatment } = record;
  const { input } = days;
  const time = (instant: Instant | null): CsvCell => (instant === null ? null : write(instant));
  const [window] = infusionWindows(profile, input.protocol.infusionWindow);
  const dose = window === undefined ? null : givenDose(treatment.records, window);
  const row: Readonly<Record<Column, CsvCell>> = {
    subject: record.subject,
    age: profile.ageYears,
    sex: profile.sex,
    height: profile.heightCm,
    weight: profile.weightKg,
    pbw: predictedBodyWeight(profile.sex, profile.heightCm),
    onset: time(profile.insultAt),
    diagnosed: time(profile.diagnosedAt),
    consent: time(profile.consentedAt),
    admitted: time(profile.admittedAt),
    enrol: time(profile.enrolledAt),
    t0: time(input.infusionStart),
    dose: dose?.cells ?? null,
    dose_volume_ml: dose?.volumeMl ?? null,
    group: profile.group,
    mv_start: time(profile.ventilation[0]?.startedAt ?? null),
    mv_end: time(profile.ventilation.at(-1)?.endedAt ?? null),
    ...baselines(days),
    ...ventilatorFree(cohort.freeDays),
    vital_status: profile.vitalStatus,
    death: time(profile.death?.at ?? null),
    cause: profile.death?.cause ?? null,
    discharge: time(profile.discharge?.at ?? null),
    discharge_to: profile.discharge?.to ?? null,
    withdrawal: profile.withdrawal?.because ?? null,
    last_contact: time(profile.lastContactAt),
    calc_version: days.protocol.version,
    config_hash: days.protocol.hash,
    simulated: days.simulated ? SIMULATED : null,
  };
  yield SUBJECTS_COLUMNS.map((column) => row[column]);
}

type FreeDays = Pick<
  Record<Column, CsvCell>,
  "vfd28" | "vfd_flag" | "vfd_lookahead" | "vfd_reason" | "vfd_provisional"
>;

/** `vfd_reason` says why they are 0, or why there is no number at all. */
function ventilatorFree(free: VentilatorFreeDays): FreeDays {
  return {
    vfd28: free.value,
    vfd_flag: free.flags.length === 0 ? null : free.flags.join(";"),
    vfd_lookahead: free.lookahead,
    vfd_reason: free.zeroReason ?? free.missing,
    vfd_provisional: free.provisional ? "1" : "0",
  };
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
