/** Why an entry is changed or voided; domain.md section 8. `OTHER` asks for words of one's own. */
export const CORRECTION_REASONS = [
  "TRANSCRIPTION",
  "WRONG_PATIENT",
  "WRONG_TIME",
  "UNIT",
  "DEVICE_ARTEFACT",
  "LATE_ENTRY",
  "SOURCE_VERIFIED",
  "OTHER",
] as const;

export type CorrectionReason = (typeof CORRECTION_REASONS)[number];

/** Why an entry was changed: a code, and words of one's own, which `OTHER` must have. */
export interface Correction {
  readonly reasonCode: CorrectionReason;
  readonly text: string | null;
}
