import { predictedBodyWeight } from "../../mechanics/predicted-body-weight.ts";
import type { Instant } from "../../units/instant.ts";
import type { ExportedSubject } from "../subject-table.ts";
import type { RedcapField, RedcapValue } from "./redcap-field.ts";

const known = (value: number | string | null): RedcapValue => value ?? { missing: "UNK" };

/** Local time as REDCap takes it: without an offset, which the project's site has once for all. */
const at =
  (of: (subject: ExportedSubject) => Instant | null) =>
  (subject: ExportedSubject): RedcapValue => {
    const instant = of(subject);
    return instant === null ? { missing: "UNK" } : subject.write(instant).slice(0, 19).replace("T", " ");
  };

const timeField = (
  name: string,
  label: string,
  of: (subject: ExportedSubject) => Instant | null,
): RedcapField<ExportedSubject> => ({ name, label, validation: "datetime_seconds_ymd", value: at(of) });

/** The instrument `enrolment`: once for each subject. */
export const ENROLMENT_FIELDS: readonly RedcapField<ExportedSubject>[] = [
  {
    name: "sex",
    label: "Sex",
    choices: { male: "Male", female: "Female" },
    value: ({ record }) => record.profile.sex,
  },
  {
    name: "age",
    label: "Age in completed years on enrolment",
    validation: "integer",
    min: 0,
    max: 120,
    value: ({ record }) => known(record.profile.ageYears),
  },
  {
    name: "height_cm",
    label: "Height, cm",
    validation: "number",
    min: 120,
    max: 220,
    value: ({ record }) => known(record.profile.heightCm),
  },
  {
    name: "weight_kg",
    label: "Actual body weight, kg",
    validation: "number",
    min: 25,
    max: 250,
    value: ({ record }) => known(record.profile.weightKg),
  },
  {
    name: "pbw_kg",
    label: "Predicted body weight, kg",
    validation: "number",
    value: ({ record }) => known(predictedBodyWeight(record.profile.sex, record.profile.heightCm)),
  },
  {
    name: "arm",
    label: "Arm of the trial",
    choices: { UCMSC: "UC-MSC", SALINE: "Saline", PSM_CONTROL: "Matched control" },
    value: ({ record }) => record.profile.group,
  },
  timeField("onset_at", "Insult or first symptom", ({ record }) => record.profile.insultAt),
  timeField("diagnosed_at", "ARDS criteria first met", ({ record }) => record.profile.diagnosedAt),
  timeField("enrolled_at", "Enrolment", ({ record }) => record.profile.enrolledAt),
  timeField("t0_at", "Start of the infusion (T0)", ({ days }) => days.input.infusionStart),
  {
    name: "vfd28",
    label: "Ventilator-free days to day 28",
    validation: "integer",
    min: 0,
    max: 28,
    value: ({ cohort }) => cohort.freeDays.value ?? { missing: "NOT_APPLICABLE" },
  },
  {
    name: "vital_status",
    label: "Vital status",
    choices: { alive: "Alive", dead: "Dead", unknown: "Unknown" },
    value: ({ record }) => record.profile.vitalStatus,
  },
  {
    name: "death_at",
    label: "Death",
    validation: "datetime_seconds_ymd",
    value: (subject) =>
      subject.record.profile.death === null
        ? { missing: "NOT_APPLICABLE" }
        : at(({ record }) => record.profile.death?.at ?? null)(subject),
  },
  timeField("last_contact_at", "Last known to be alive", ({ record }) => record.profile.lastContactAt),
];
