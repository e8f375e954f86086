import { CASE_STATES } from "../ventilation/adjudication-choice.ts";
import {
  ADVERSE_EVENT_OUTCOMES,
  EXPECTEDNESS,
  INFUSION_ACTIONS,
  RELATIONS,
  SERIOUSNESS_CRITERIA,
} from "../ventilation/adverse-event-choice.ts";
import { ANALYTES, MATRICES, NOT_DONE_REASONS, QUALIFIERS } from "../ventilation/biomarker.ts";
import { PRESCRIBED_EVENTS } from "../ventilation/infusion-event-code.ts";
import { timeOf, type Variable, wordOf } from "./variable.ts";

const LOG = "the event log";
const ADVERSE = "the record of the adverse event; domain.md section 3";
const NO_ADVERSE = "not an adverse event, or not judged";

const judged = (label: string, allowed: readonly string[]): Variable => ({
  label,
  type: "code",
  allowed,
  missing: NO_ADVERSE,
  source: ADVERSE,
});
const words = (label: string, missing: string): Variable => ({ label, type: "text", missing, source: LOG });

/** What the columns of the tables of events, surveillance, survival and biomarkers mean, by `table.column`. */
export const EVENT_VARIABLES: Readonly<Record<string, Variable>> = {
  "ae.kind": {
    label: "An event of an infusion's window, to be adjudicated, or the record of an adverse event",
    type: "code",
    allowed: ["candidate", "adverse_event"],
    source: LOG,
  },
  "ae.ae": { label: "Names it for ever", type: "text", source: LOG },
  "ae.candidate": words("The window's event that it is, or arose from", "it stands alone"),
  "ae.origin": {
    label: "Found in the data, or entered by a person",
    type: "code",
    allowed: ["data", "person"],
    source: LOG,
  },
  "ae.code": {
    label: "The prescribed event; H2 is reviewed and never counted by itself",
    type: "code",
    allowed: [...PRESCRIBED_EVENTS, "H2"],
    missing: "none of the prescribed ones",
    source: "domain.md section 3",
  },
  "ae.term": { label: "In the words of whoever entered it", type: "text", source: LOG },
  "ae.coded_term": words("Coded term, entered freely", "not coded"),
  "ae.soc": words("System organ class", "not coded"),
  "ae.onset": timeOf("Onset", LOG),
  "ae.ended": timeOf("End", LOG, "it lasts, or not known"),
  "ae.t0": timeOf("Start of the infusion in whose window it began", LOG, "in none"),
  "ae.hours_from_t0": {
    label: "Hours from that start to the onset",
    type: "number",
    unit: "h",
    formula: "onset − t0",
    missing: "in no window",
    source: "domain.md section 3",
  },
  "ae.state": {
    label: "Where its adjudication stands; of an adverse event whether it stands",
    type: "code",
    allowed: [...CASE_STATES, "RECORDED", "VOIDED"],
    source: "domain.md section 3",
  },
  "ae.confirmed_as": {
    label: "The prescribed event that it is confirmed as",
    type: "code",
    allowed: PRESCRIBED_EVENTS,
    missing: "not confirmed as one",
    source: "domain.md section 3",
  },
  "ae.investigator": words("Investigator of the round that holds", "none holds"),
  "ae.consultant": words("Consultant of that round", "none"),
  "ae.grade": {
    label: "CTCAE v5 grade of the change",
    type: "integer",
    allowed: [1, 5],
    missing: NO_ADVERSE,
    source: ADVERSE,
  },
  "ae.serious": judged("Serious by any criterion", ["0", "1"]),
  "ae.seriousness": judged("Which criteria, with ; between them", SERIOUSNESS_CRITERIA),
  "ae.causality": judged("Causality", RELATIONS),
  "ae.to_product": judged("Relation to the product", RELATIONS),
  "ae.to_procedure": judged("Relation to the procedure", RELATIONS),
  "ae.expectedness": judged("Expectedness", EXPECTEDNESS),
  "ae.action": judged("What was done with the infusion", INFUSION_ACTIONS),
  "ae.outcome": judged("What became of it", ADVERSE_EVENT_OUTCOMES),
  "ae.aware_at": timeOf("When it became known here", ADVERSE, NO_ADVERSE),
  "ae.reporter": words("Who told of it", NO_ADVERSE),
  "ae.narrative": words("Narrative or note", "none"),
  "ae.opened_by": { label: "Who or what wrote it down", type: "text", source: LOG },
  "ae.opened_at": timeOf("When it was written down", LOG),
  "ae.version": { label: "Version of the entry, from 1", type: "integer", source: LOG },
  "ae.superseded_because": words("Why it stands no more, as a code", "it stands"),
  "ae.superseded_reason": words("The reason in words", "none"),
  "vac.ventilator_day": {
    label: "Day of the first worsening, counted from the first of its episode of ventilation, which is 1",
    type: "integer",
    source: "domain.md section 5",
  },
  "vac.param": wordOf(["peep", "fio2"], "What worsened"),
  "vac.baseline": {
    label: "Daily minimum of the last stable day, in the parameter's unit",
    type: "number",
    source: "domain.md section 5",
  },
  "vac.value": {
    label: "Daily minimum of the first worsening day, in the parameter's unit",
    type: "number",
    source: "domain.md section 5",
  },
  "vac.in_time": {
    label: "It is one also without the readings that came late",
    type: "code",
    allowed: ["0", "1"],
    source: "domain.md section 5",
  },
  "tte.param": wordOf(["OS28", "OS60"], "Survival to so many days; 60 is the registered primary"),
  "tte.origin": {
    label: "Counted from enrolment; from the infusion only where no enrolment is known",
    type: "code",
    allowed: ["ENROLMENT", "INFUSION"],
    source: "domain.md A9",
  },
  "tte.time": {
    label: "Days followed, at most to the horizon",
    type: "integer",
    unit: "d",
    formula: "local date of death or last known alive − local date of the origin",
    source: "domain.md section 4",
  },
  "tte.status": {
    label: "1: died; 0: censored",
    type: "integer",
    allowed: [0, 1],
    source: "domain.md section 4",
  },
  "tte.cnsr": {
    label: "0: died; 1: censored",
    type: "integer",
    allowed: [0, 1],
    source: "domain.md section 6",
  },
  "tte.origin_at": timeOf("The origin", "enrolment"),
  "tte.known": {
    label: "It is known whether the subject lived to the horizon",
    type: "code",
    allowed: ["0", "1"],
    source: "domain.md section 4",
  },
  "biomarkers.param": wordOf(ANALYTES, "Which biomarker"),
  "biomarkers.matrix": {
    label: "Bronchoalveolar lavage fluid or plasma; no dilution is corrected for",
    type: "code",
    allowed: MATRICES,
    source: "domain.md section 1",
  },
  "biomarkers.study_day": {
    label: "Study day of the schedule that the sample was taken for",
    type: "integer",
    source: "domain.md section 1",
  },
  "biomarkers.value": {
    label: "The result, in `unit`",
    type: "number",
    missing: "there is none, for `reason`",
    source: "laboratory",
  },
  "biomarkers.unit": { label: "Unit (UCUM)", type: "text", source: "domain.md section 1" },
  "biomarkers.qualifier": {
    label: "The true value lies below or above",
    type: "code",
    allowed: QUALIFIERS,
    missing: "the value is exact",
    source: "domain.md section 1",
  },
  "biomarkers.reason": {
    label: "Why there is no result",
    type: "code",
    allowed: NOT_DONE_REASONS,
    missing: "there is one",
    source: "domain.md section 1",
  },
  "biomarkers.sampled_at": timeOf("When the sample was taken", "as recorded", "not known"),
  "biomarkers.recorded_at": timeOf("When this version became durable", LOG),
  "biomarkers.entered_by": { label: "Who entered this version", type: "text", source: LOG },
  "biomarkers.status": {
    label: "Whether it stands",
    type: "code",
    allowed: ["valid", "superseded", "voided"],
    source: LOG,
  },
  "biomarkers.version": { label: "Version of the entry, from 1", type: "integer", source: LOG },
  "biomarkers.superseded_by": {
    label: "The version that took its place",
    type: "integer",
    missing: "it is the latest, or void",
    source: LOG,
  },
};
