import type { EligibilityItemId } from "#lib/ventilation/eligibility-item.ts";
import type { Sex } from "#lib/ventilation/subject.ts";

/** A patient of the opening scene, as someone would describe the bed at the moment the curtain rises. */
export interface CastMember {
  readonly bed: number;
  readonly subject: string;
  readonly sex: Sex;
  readonly heightCm: number;
  readonly weightKg: number;
  readonly device?: true;
  /** The infusion: on a study day before today, so many hours ago, or so many hours ahead. */
  readonly infusion:
    | { readonly studyDay: number; readonly hour: number }
    | { readonly hoursAgo: number }
    | { readonly inHours: number }
    | null;
  /** Ventilated for so long before the infusion (or before the curtain, without one). */
  readonly ventilatedHoursBefore: number;
  /** Severity on arrival and where it goes in the days after. */
  readonly severity: readonly [number, number];
  readonly softness?: number;
  readonly recruitable?: number;
  /** The state of the bed that the opening scene needs. */
  readonly scene?: "unseen" | "silentUntilStage" | "forgottenHours" | "risenEarlier" | "derecruits";
  /** What of the checklist is still to be found out. */
  readonly awaits?: EligibilityItemId;
  /** The device's feed was lost on an earlier study day: from that hour on, for so many hours. */
  readonly lostFeed?: { readonly studyDay: number; readonly hour: number; readonly hours: number };
  /** Extubated, or gone from the bed, so many hours before the curtain. */
  readonly extubatedHoursAgo?: number;
  readonly leftHoursAgo?: number;
}

/**
 * The ward when the curtain rises; somebody may begin to watch up to an hour later. Beds 10 and 20 stand empty
 * then: those who lay there are in the list.
 */
export const CAST: readonly CastMember[] = [
  {
    bed: 1,
    subject: "S-009",
    sex: "male",
    heightCm: 171,
    weightKg: 70,
    device: true,
    infusion: { studyDay: 5, hour: 10 },
    ventilatedHoursBefore: 44,
    severity: [0.74, 0.6],
  },
  {
    bed: 2,
    subject: "S-014",
    sex: "male",
    heightCm: 168,
    weightKg: 66,
    infusion: { hoursAgo: 3.6 },
    ventilatedHoursBefore: 40,
    severity: [0.64, 0.63],
    softness: 0.96,
  },
  {
    bed: 3,
    subject: "S-011",
    sex: "male",
    heightCm: 175,
    weightKg: 88,
    infusion: { studyDay: 3, hour: 14 },
    ventilatedHoursBefore: 52,
    severity: [0.84, 0.93],
    recruitable: 0.25,
  },
  {
    bed: 4,
    subject: "S-006",
    sex: "female",
    heightCm: 160,
    weightKg: 58,
    device: true,
    infusion: { studyDay: 7, hour: 11 },
    ventilatedHoursBefore: 30,
    severity: [0.76, 0.4],
    scene: "silentUntilStage",
  },
  {
    bed: 5,
    subject: "S-012",
    sex: "male",
    heightCm: 166,
    weightKg: 61,
    infusion: { studyDay: 2, hour: 9 },
    ventilatedHoursBefore: 60,
    severity: [0.62, 0.6],
    softness: 0.72,
  },
  {
    bed: 6,
    subject: "S-010",
    sex: "female",
    heightCm: 157,
    weightKg: 54,
    infusion: { studyDay: 4, hour: 15 },
    ventilatedHoursBefore: 38,
    severity: [0.8, 0.72],
    scene: "forgottenHours",
  },
  {
    bed: 7,
    subject: "S-013",
    sex: "male",
    heightCm: 173,
    weightKg: 74,
    infusion: { hoursAgo: 21.25 },
    ventilatedHoursBefore: 55,
    severity: [0.56, 0.5],
    scene: "risenEarlier",
  },
  {
    bed: 8,
    subject: "S-008",
    sex: "female",
    heightCm: 163,
    weightKg: 62,
    device: true,
    infusion: { studyDay: 6, hour: 10 },
    ventilatedHoursBefore: 33,
    lostFeed: { studyDay: 2, hour: 5, hours: 9.5 },
    severity: [0.74, 0.46],
  },
  {
    bed: 9,
    subject: "S-007",
    sex: "male",
    heightCm: 178,
    weightKg: 81,
    infusion: { studyDay: 7, hour: 9 },
    ventilatedHoursBefore: 26,
    severity: [0.68, 0.16],
    extubatedHoursAgo: 9,
  },
  {
    bed: 10,
    subject: "S-005",
    sex: "female",
    heightCm: 155,
    weightKg: 50,
    infusion: { studyDay: 7, hour: 10 },
    ventilatedHoursBefore: 28,
    severity: [0.52, 0.12],
    extubatedHoursAgo: 49,
    leftHoursAgo: 31,
  },
  {
    bed: 11,
    subject: "S-015",
    sex: "male",
    heightCm: 169,
    weightKg: 68,
    infusion: { inHours: 34 },
    ventilatedHoursBefore: 34.67,
    severity: [0.78, 0.6],
    scene: "unseen",
  },
  {
    bed: 12,
    subject: "S-016",
    sex: "female",
    heightCm: 161,
    weightKg: 60,
    infusion: { inHours: 2.5 },
    ventilatedHoursBefore: 14.5,
    severity: [0.88, 0.6],
  },
  {
    bed: 13,
    subject: "S-003",
    sex: "male",
    heightCm: 172,
    weightKg: 77,
    infusion: { studyDay: 7, hour: 13 },
    ventilatedHoursBefore: 20,
    severity: [0.74, 0.34],
  },
  {
    bed: 14,
    subject: "S-017",
    sex: "female",
    heightCm: 159,
    weightKg: 57,
    device: true,
    infusion: { hoursAgo: 1.25 },
    ventilatedHoursBefore: 36,
    severity: [0.84, 0.7],
  },
  {
    bed: 15,
    subject: "S-004",
    sex: "male",
    heightCm: 165,
    weightKg: 63,
    infusion: { studyDay: 6, hour: 14 },
    ventilatedHoursBefore: 42,
    severity: [0.68, 0.44],
  },
  {
    bed: 16,
    subject: "S-018",
    sex: "male",
    heightCm: 180,
    weightKg: 92,
    infusion: { inHours: 39 },
    ventilatedHoursBefore: 62,
    severity: [0.8, 0.78],
    awaits: "E10",
  },
  {
    bed: 17,
    subject: "S-019",
    sex: "female",
    heightCm: 164,
    weightKg: 66,
    device: true,
    infusion: { studyDay: 3, hour: 11 },
    ventilatedHoursBefore: 48,
    lostFeed: { studyDay: 1, hour: 1, hours: 14.5 },
    severity: [0.82, 0.66],
  },
  {
    bed: 18,
    subject: "S-020",
    sex: "male",
    heightCm: 170,
    weightKg: 72,
    infusion: { studyDay: 2, hour: 16 },
    ventilatedHoursBefore: 44,
    severity: [0.78, 0.8],
    softness: 0.88,
    scene: "derecruits",
  },
  {
    bed: 19,
    subject: "S-021",
    sex: "female",
    heightCm: 158,
    weightKg: 52,
    infusion: { studyDay: 5, hour: 9 },
    ventilatedHoursBefore: 31,
    severity: [0.6, 0.4],
  },
  {
    bed: 20,
    subject: "S-002",
    sex: "male",
    heightCm: 174,
    weightKg: 79,
    infusion: { studyDay: 7, hour: 9 },
    ventilatedHoursBefore: 60,
    severity: [0.5, 0.1],
    extubatedHoursAgo: 70,
    leftHoursAgo: 52,
  },
  {
    bed: 21,
    subject: "S-022",
    sex: "male",
    heightCm: 167,
    weightKg: 64,
    device: true,
    infusion: { studyDay: 4, hour: 10 },
    ventilatedHoursBefore: 50,
    severity: [0.78, 0.6],
  },
  {
    bed: 22,
    subject: "S-023",
    sex: "female",
    heightCm: 162,
    weightKg: 59,
    device: true,
    infusion: { studyDay: 1, hour: 9 },
    ventilatedHoursBefore: 45,
    severity: [0.86, 0.8],
  },
  {
    bed: 23,
    subject: "S-024",
    sex: "male",
    heightCm: 176,
    weightKg: 83,
    infusion: { studyDay: 6, hour: 12 },
    ventilatedHoursBefore: 37,
    severity: [0.66, 0.5],
  },
  {
    bed: 24,
    subject: "S-025",
    sex: "female",
    heightCm: 165,
    weightKg: 67,
    device: true,
    infusion: { studyDay: 2, hour: 13 },
    ventilatedHoursBefore: 58,
    severity: [0.78, 0.74],
  },
];
