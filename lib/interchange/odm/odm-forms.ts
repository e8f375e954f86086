import { PROTOCOL } from "../../protocol/protocol.ts";
import { DAILY_FIGURES } from "../../study/daily-figure.ts";
import {
  CASE_STATES,
  CONSULTANT_OPINIONS,
  INVESTIGATOR_VERDICTS,
} from "../../ventilation/adjudication-choice.ts";
import {
  ADVERSE_EVENT_OUTCOMES,
  EXPECTEDNESS,
  INFUSION_ACTIONS,
  RELATIONS,
  SAFETY_REPORTS,
} from "../../ventilation/adverse-event-choice.ts";
import { ANALYTES, MATRICES, NOT_DONE_REASONS, QUALIFIERS } from "../../ventilation/biomarker.ts";
import { ARMS, DOSE_MODES } from "../../ventilation/infusion-choice.ts";
import { PARAMETER_KEYS } from "../../ventilation/parameter.ts";
import { GROUPS, SEXES } from "../../ventilation/subject.ts";
import { CONTACT_WAYS, DISCHARGED_TO, SUPPORT_MODES, WITHDRAWALS } from "../../ventilation/subject-course.ts";

/** The data types of ODM that are used here. */
export type OdmType = "text" | "integer" | "double" | "datetime" | "date";

/** An item of a group, by the last part of its OID. */
export interface OdmItem {
  readonly key: string;
  readonly name: string;
  readonly type: OdmType;
  /** The words that it may be. */
  readonly codes?: readonly string[];
  /** Bounds of a number, both inclusive. */
  readonly range?: readonly [number, number];
}

/** A group of items that is entered, changed and voided as one. */
export interface OdmGroup {
  readonly key: string;
  readonly name: string;
  /** Whether there may be several: each then has a key of its own. */
  readonly repeating: boolean;
  readonly items: readonly OdmItem[];
}

/** A visit, or what stands for one, with its forms; each form has one group of the same key. */
export interface OdmEvent {
  readonly key: string;
  readonly name: string;
  readonly repeating: boolean;
  readonly type: "Scheduled" | "Unscheduled" | "Common";
  readonly groups: readonly OdmGroup[];
}

const at = (key: string, name: string): OdmItem => ({ key, name, type: "datetime" });
const text = (key: string, name: string): OdmItem => ({ key, name, type: "text" });
const code = (key: string, name: string, codes: readonly string[]): OdmItem => ({
  key,
  name,
  type: "text",
  codes,
});
const number = (key: string, name: string, range?: readonly [number, number]): OdmItem => ({
  key,
  name,
  type: "double",
  ...(range === undefined ? {} : { range }),
});
const integer = (key: string, name: string): OdmItem => ({ key, name, type: "integer" });

const SUBJECT: OdmGroup = {
  key: "SUBJECT",
  name: "Subject",
  repeating: false,
  items: [
    code("sex", "Sex", SEXES),
    { ...integer("ageYears", "Age in completed years on enrolment") },
    number("heightCm", "Height, cm", [120, 220]),
    number("weightKg", "Weight, kg", [25, 250]),
    code("group", "Arm", GROUPS),
    at("admittedAt", "Admission"),
    at("enrolledAt", "Enrolment"),
    at("insultAt", "Insult or first symptom"),
    at("diagnosedAt", "ARDS criteria first met"),
    at("consentedAt", "Informed consent"),
  ],
};

const fact = (kind: string, name: string, items: readonly OdmItem[]): OdmGroup => ({
  key: kind.toUpperCase(),
  name,
  repeating: true,
  items,
});

/** What people enter about a subject, by the kind of fact. */
const FACTS: readonly OdmGroup[] = [
  fact("ventilation", "Invasive ventilation", [at("startedAt", "Start"), at("endedAt", "End")]),
  fact("criterion", "Criterion of eligibility", [
    text("criterion", "Criterion"),
    code("answer", "Answer", ["MET", "NOT_MET", "UNKNOWN"]),
    text("evidence", "Evidence"),
  ]),
  fact("oxygenation_hours", "Hours after which non-improvement is judged", [integer("hours", "Hours")]),
  fact("deviation", "Protocol deviation", [
    at("at", "When"),
    text("criterion", "Criterion"),
    text("text", "What"),
  ]),
  fact("biomarker", "Biomarker", [
    code("analyte", "Analyte", ANALYTES),
    code("matrix", "Matrix", MATRICES),
    integer("studyDay", "Study day"),
    at("sampledAt", "Sampled"),
    number("value", "Result"),
    code("qualifier", "Below or above", QUALIFIERS),
    code("notDone", "Why there is none", NOT_DONE_REASONS),
  ]),
  fact("protocol_gas", "Blood gas of the protocol", [
    { key: "date", name: "Date", type: "date" },
    at("at", "When"),
  ]),
  fact("death", "Death", [at("at", "When"), text("cause", "Cause")]),
  fact("discharge", "Discharge", [
    at("at", "When"),
    code("to", "Where to", DISCHARGED_TO),
    text("offVentilator", "Without invasive ventilation"),
  ]),
  fact("withdrawal", "Withdrawal", [at("at", "When"), code("because", "Why", WITHDRAWALS)]),
  fact("follow_up", "Follow-up", [
    at("at", "When"),
    code("status", "Status", ["alive", "unknown"]),
    code("how", "How", CONTACT_WAYS),
  ]),
  fact("mode", "Support", [
    code("mode", "Mode", SUPPORT_MODES),
    at("startedAt", "Start"),
    at("endedAt", "End"),
  ]),
  fact("plateau_effort", "Plateau with effort", [
    integer("reading", "Number of the reading"),
    text("confirmedValid", "Confirmed valid"),
  ]),
];

const INFUSION: OdmGroup = {
  key: "INFUSION",
  name: "Infusion",
  repeating: true,
  items: [at("startedAt", "Start"), at("endedAt", "End")],
};

const WINDOW_EVENT: OdmGroup = {
  key: "WINDOW_EVENT",
  name: "Event of an infusion's window",
  repeating: true,
  items: [
    text("event", "Prescribed event"),
    text("term", "Term"),
    at("onset", "Onset"),
    code("state", "Adjudication", CASE_STATES),
  ],
};

const ADJUDICATION: OdmGroup = {
  key: "ADJUDICATION",
  name: "Round of adjudication",
  repeating: true,
  items: [
    text("candidate", "Candidate event"),
    integer("round", "Round"),
    code("verdict", "Investigator's verdict", INVESTIGATOR_VERDICTS),
    text("confirmedAs", "Prescribed event that it is confirmed as"),
    text("rationale", "Investigator's rationale"),
    code("opinion", "Consultant's opinion", CONSULTANT_OPINIONS),
    text("opinionRationale", "Consultant's rationale"),
    code("reopened", "Whether it is to be judged anew", ["true"]),
  ],
};

const ADVERSE_EVENT: OdmGroup = {
  key: "ADVERSE_EVENT",
  name: "Adverse event",
  repeating: true,
  items: [
    text("candidate", "Candidate event that it is"),
    text("term", "Term"),
    text("codedTerm", "Coded term"),
    text("organClass", "System organ class"),
    at("onset", "Onset"),
    at("ended", "End"),
    integer("grade", "CTCAE grade"),
    text("seriousness", "Criteria of seriousness, with semicolons between"),
    code("causality", "Causality", RELATIONS),
    code("toProduct", "Relation to the product", RELATIONS),
    code("toProcedure", "Relation to the procedure", RELATIONS),
    code("expectedness", "Expectedness", EXPECTEDNESS),
    code("action", "What was done with the infusion", INFUSION_ACTIONS),
    code("outcome", "Outcome", ADVERSE_EVENT_OUTCOMES),
    at("awareAt", "Known to the investigator"),
    text("reporter", "Reporter"),
    text("narrative", "Narrative"),
  ],
};

const SAFETY_REPORT: OdmGroup = {
  key: "SAFETY_REPORT",
  name: "Report of an adverse event",
  repeating: true,
  items: [
    text("adverseEvent", "Adverse event"),
    code("report", "Report", SAFETY_REPORTS),
    at("at", "Reported"),
  ],
};

const PREPARATION: OdmGroup = {
  key: "PREPARATION",
  name: "Preparation of an infusion",
  repeating: true,
  items: [
    code("arm", "Arm", ARMS),
    code("mode", "Dose mode", DOSE_MODES),
    number("weightKg", "Weight that the dose stands on, kg"),
    number("prescribedCells", "Cells prescribed"),
    text("product", "Product"),
    text("lot", "Lot"),
    integer("passage", "Passage"),
    at("expiresAt", "Expiry"),
    text("route", "Route"),
    text("line", "Line"),
    at("checkedAt", "Checked by a second person"),
    at("discardedAt", "Discarded"),
  ],
};

const BAG: OdmGroup = {
  key: "BAG",
  name: "Bag of an infusion",
  repeating: true,
  items: [
    integer("infusion", "Infusion"),
    text("label", "What is written on it"),
    number("volumeMl", "Volume, mL"),
    number("cells", "Cells"),
    at("startedAt", "Start"),
    at("endedAt", "End"),
    number("givenMl", "Given, mL"),
  ],
};

const READING: OdmGroup = {
  key: "READING",
  name: "Reading",
  repeating: true,
  items: [
    code("parameter", "Parameter", PARAMETER_KEYS),
    number("value", "Value"),
    text("unit", "Unit (UCUM)"),
    at("measuredAt", "Measured"),
    text("source", "Source"),
    code("status", "Whether it counts", ["valid", "conflict", "rejected", "voided", "superseded"]),
  ],
};

const FIGURE: OdmGroup = {
  key: "FIGURE",
  name: "Figure of a day",
  repeating: true,
  items: [
    code("figure", "Figure", DAILY_FIGURES),
    code("segment", "Segment", ["ALL", "PRE", "POST"]),
    integer("studyDay", "Study day"),
    number("value", "Value"),
    integer("n", "Values that count"),
    integer("expected", "Values expected"),
    text("completeness", "Completeness"),
  ],
};

/** Everything that a file may hold; its version is the protocol's. */
export const ODM_EVENTS: readonly OdmEvent[] = [
  { key: "ENROLMENT", name: "Enrolment", repeating: false, type: "Scheduled", groups: [SUBJECT] },
  {
    key: "RECORD",
    name: "Record of the subject",
    repeating: false,
    type: "Common",
    groups: [...FACTS, INFUSION, WINDOW_EVENT, ADJUDICATION, ADVERSE_EVENT, SAFETY_REPORT, PREPARATION, BAG],
  },
  { key: "DAY", name: "Day", repeating: true, type: "Scheduled", groups: [READING, FIGURE] },
];

export const ODM_STUDY_OID = `ST.${PROTOCOL.trial}`;
export const ODM_METADATA_OID = `MDV.${PROTOCOL.version}`;
export const ODM_LOCATION_OID = "LOC.SITE";
