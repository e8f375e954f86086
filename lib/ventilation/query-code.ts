/** Why a questioned value is as it is. Source: the reason codes of domain.md section 8. */
export const QUERY_CODES = [
  "TRANSCRIPTION",
  "UNIT",
  "DEVICE_ARTEFACT",
  "WRONG_TIME",
  "WRONG_PATIENT",
  "SOURCE_VERIFIED",
  "OTHER",
] as const;

export type QueryCode = (typeof QUERY_CODES)[number];
