import { timeOf, type Variable } from "./variable.ts";

const AUDIT = "the event log; domain.md section 8";

/** What the columns of `audit` mean. */
export const AUDIT_VARIABLES: Readonly<Record<string, Variable>> = {
  seq: { label: "Number of the event in the log, from 1 without holes", type: "integer", source: AUDIT },
  recorded_at: timeOf("When the event became durable, by the server's clock", AUDIT),
  subject: { label: "Subject number", type: "text", missing: "it is about the ward", source: AUDIT },
  version: { label: "Number of the event among its subject's", type: "integer", source: AUDIT },
  type: { label: "What happened", type: "text", source: AUDIT },
  thing: { label: "What it happened to, among the subject's", type: "text", source: AUDIT },
  user: {
    label: "Person, program or wall that did it; ventwall: it followed by itself",
    type: "text",
    source: AUDIT,
  },
  role: {
    label: "Role of that person at the time",
    type: "text",
    missing: "no person, or not known",
    source: AUDIT,
  },
  param: {
    label: "Parameter of a reading, or key of a day's figure",
    type: "text",
    missing: "it is about neither",
    source: AUDIT,
  },
  local_date: { label: "Date of a day's figure", type: "date", missing: "not about one", source: AUDIT },
  reading: {
    label: "Number of the reading that it brought or is about",
    type: "integer",
    missing: "not about one",
    source: AUDIT,
  },
  measured_at: timeOf("When a reading was true at the bedside", AUDIT, "not about one"),
  source: {
    label: "Feed, device or form that a reading came from",
    type: "text",
    missing: "not about one",
    source: AUDIT,
  },
  field: { label: "What was set", type: "text", missing: "nothing was set", source: AUDIT },
  old: { label: "What stood there before", type: "text", missing: "nothing, or not known", source: AUDIT },
  new: { label: "What stands there since", type: "text", missing: "nothing", source: AUDIT },
  unit: { label: "Unit of a reading's value (UCUM)", type: "text", missing: "none", source: AUDIT },
  reason_code: { label: "Why, as a code", type: "text", missing: "none was asked for", source: AUDIT },
  reason: { label: "Why, in words", type: "text", missing: "none", source: AUDIT },
  workstation: { label: "Wall at which it was done", type: "text", missing: "none", source: AUDIT },
  prev_hash: { label: "Hash of the event before", type: "text", missing: "the first event", source: AUDIT },
  hash: {
    label: "SHA-256 of the event and the hash before it",
    type: "text",
    formula: "SHA-256(prev_hash, [seq, stream, version, type, recordedAt, actor] as JSON, body)",
    source: AUDIT,
  },
};
