/**
 * Fields of events whose values are codes, and the groups of words, in this order, that say them. What is in no group
 * is somebody's own words, a number or a name, and stays as it is.
 */
export const WORDS_OF_FIELD: Readonly<Record<string, readonly string[]>> = {
  sex: ["desk.subject"],
  group: ["desk.subject.group"],
  arm: ["infusion.arm"],
  mode: ["record.mode", "infusion.mode"],
  kind: ["audit.word"],
  origin: ["audit.origin"],
  answer: ["record.answer"],
  how: ["record.how"],
  status: ["record.outcome"],
  to: ["record.to", "corrections.queries.to"],
  because: ["record.because"],
  analyte: ["record.analyte"],
  matrix: ["record.matrix"],
  notDone: ["record.notDone"],
  event: ["infusion.events.code"],
  verdict: ["events.verdict"],
  opinion: ["events.opinion"],
  confirmedAs: ["infusion.events.code"],
  seriousness: ["events.adverse.criterion"],
  causality: ["events.adverse.relation"],
  toProduct: ["events.adverse.relation"],
  toProcedure: ["events.adverse.relation"],
  expectedness: ["events.adverse.expected"],
  action: ["events.adverse.actions"],
  outcome: ["events.adverse.outcomes", "audit.outcome"],
  report: ["events.report"],
  meaning: ["review.meaning"],
  priority: ["alarms.priority"],
};

/** Fields that hold lists or groups, which the audit writes as JSON. */
export const LISTED_FIELDS: ReadonlySet<string> = new Set([
  "bags",
  "candidates",
  "covariates",
  "drivingPressure",
  "figures",
  "fio2",
  "given",
  "over",
  "peep",
  "result",
  "seriousness",
]);

/** A SHA-256 in hex: a beginning is enough to tell two apart, and the whole is in the export. */
export function isHash(value: string): boolean {
  return /^[0-9a-f]{64}$/.test(value);
}
