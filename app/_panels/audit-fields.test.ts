import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { EVENT_TYPES, type SubjectDetails, type VentwallEvent } from "#lib/log/event.ts";
import type { GivenDose } from "#lib/log/infusion-event.ts";
import type { Fact } from "#lib/log/record-event.ts";
import type { AdverseEventFacts } from "#lib/study/adverse-event.ts";
import type { Preparation, PreparedBag } from "#lib/study/preparation.ts";
import type { WindowFigures, WindowRange } from "#lib/study/window-figures.ts";
import { RELATIONS } from "#lib/ventilation/adverse-event-choice.ts";
import type { LimitKey } from "#lib/ventilation/alarm-limit.ts";
import { CONTACT_WAYS, DISCHARGED_TO, SUPPORT_MODES, WITHDRAWALS } from "#lib/ventilation/subject-course.ts";
import { WORDS_OF_FIELD } from "./audit-fields.ts";

type KeysOf<Union> = Union extends unknown ? keyof Union : never;

/** Told of the entry as a whole. */
type OfTheEntry =
  | "type"
  | "alarm"
  | "adverseEvent"
  | "after"
  | "about"
  | "becomes"
  | "candidate"
  | "changes"
  | "code"
  | "condition"
  | "correction"
  | "fact"
  | "facts"
  | "figure"
  | "id"
  | "infusion"
  | "bag"
  | "late"
  | "localDate"
  | "occasion"
  | "preparation"
  | "protocolHash"
  | "protocolVersion"
  | "query"
  | "rationale"
  | "reasonCode"
  | "record"
  | "seen"
  | "source"
  | "subject"
  | "subjects"
  | "wall"
  | "was";

type Field = Exclude<
  | KeysOf<VentwallEvent>
  | KeysOf<Fact>
  | keyof SubjectDetails
  | keyof AdverseEventFacts
  | keyof GivenDose
  | keyof Preparation
  | keyof PreparedBag
  | keyof WindowFigures
  | keyof WindowRange
  | LimitKey,
  OfTheEntry
>;

/** Every field that an event can set: a new one does not compile until it stands here, and is then asked for its name. */
const FIELDS: Readonly<Record<Field, true>> = {
  action: true,
  admittedAt: true,
  ageYears: true,
  analyte: true,
  answer: true,
  arm: true,
  at: true,
  attempts: true,
  awareAt: true,
  bags: true,
  baseline: true,
  because: true,
  bed: true,
  before: true,
  belongsTo: true,
  byMs: true,
  candidates: true,
  causality: true,
  cause: true,
  cells: true,
  codedTerm: true,
  confirmedAs: true,
  confirmedValid: true,
  consentedAt: true,
  covariates: true,
  criterion: true,
  dataHash: true,
  date: true,
  diagnosedAt: true,
  disputed: true,
  drivingPressure: true,
  ended: true,
  endedAt: true,
  enrolledAt: true,
  escalatedAt: true,
  event: true,
  evidence: true,
  expected: true,
  expectedness: true,
  expiredBecause: true,
  expiresAt: true,
  extreme: true,
  figures: true,
  fileName: true,
  fio2: true,
  from: true,
  given: true,
  givenMl: true,
  grade: true,
  group: true,
  heightCm: true,
  highest: true,
  hours: true,
  how: true,
  infusionPlannedAt: true,
  infusionStartedAt: true,
  insultAt: true,
  kind: true,
  label: true,
  line: true,
  lot: true,
  lowest: true,
  matrix: true,
  meaning: true,
  mode: true,
  n: true,
  name: true,
  narrative: true,
  notDone: true,
  note: true,
  observedAt: true,
  of: true,
  offVentilator: true,
  onset: true,
  opinion: true,
  organClass: true,
  origin: true,
  outcome: true,
  over: true,
  parameter: true,
  passage: true,
  peep: true,
  peepStep: true,
  pfRatioBelow: true,
  plateauPressure: true,
  prescribedCells: true,
  priority: true,
  problem: true,
  product: true,
  reading: true,
  reason: true,
  report: true,
  reporter: true,
  result: true,
  route: true,
  sampledAt: true,
  sent: true,
  seq: true,
  seriousness: true,
  set: true,
  sex: true,
  sha256: true,
  since: true,
  startedAt: true,
  status: true,
  studyDay: true,
  t0: true,
  term: true,
  text: true,
  tidalVolumePerKg: true,
  to: true,
  toProcedure: true,
  toProduct: true,
  unanswered: true,
  unit: true,
  until: true,
  value: true,
  ventilationEndedAt: true,
  ventilationStartedAt: true,
  verdict: true,
  version: true,
  volumeMl: true,
  weightKg: true,
};

const read = (locale: string, catalogue: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, "../_messages", locale, `${catalogue}.json`), "utf8"));

const at = (locale: string, path: string): unknown => {
  const [catalogue = "", ...keys] = path.split(".");
  return keys.reduce<unknown>(
    (words, key) => (words as Readonly<Record<string, unknown>> | undefined)?.[key],
    read(locale, catalogue),
  );
};

describe.each(["en", "zh-CN"])("the audit's words in %s", (locale) => {
  it("name every field and every kind of event", () => {
    const nameless = [
      ...Object.keys(FIELDS).map((field) => `audit.field.${field}`),
      ...EVENT_TYPES.map((type) => `audit.kind.${type}`),
    ].filter((path) => typeof at(locale, path) !== "string");
    expect(nameless).toEqual([]);
  });

  it("say the codes of a field by groups that are there", () => {
    const groups = Object.values(WORDS_OF_FIELD).flat();
    expect(groups.filter((group) => typeof at(locale, group) !== "object")).toEqual([]);
  });

  it.each([
    ["how", CONTACT_WAYS],
    ["to", DISCHARGED_TO],
    ["because", WITHDRAWALS],
    ["mode", SUPPORT_MODES],
    ["causality", RELATIONS],
  ])("say every code of %s", (field, codes) => {
    const unsaid = codes.filter(
      (code) => !WORDS_OF_FIELD[field]?.some((group) => typeof at(locale, `${group}.${code}`) === "string"),
    );
    expect(unsaid).toEqual([]);
  });
});
