import { z } from "zod";
import type { CaseDataView } from "../projections/case-data.ts";
import type { CaseEvidence } from "../projections/case-evidence.ts";
import type { AdverseEventView, CaseView } from "../projections/events-view.ts";
import type { InfusionView, WindowRecordView } from "../projections/infusion-record-view.ts";
import { CONSULTANT_OPINIONS } from "../ventilation/adjudication-choice.ts";
import {
  ADVERSE_EVENT_OUTCOMES,
  CTCAE_GRADES,
  EXPECTEDNESS,
  INFUSION_ACTIONS,
  RELATIONS,
  SAFETY_REPORTS,
  SERIOUSNESS_CRITERIA,
} from "../ventilation/adverse-event-choice.ts";
import { CORRECTION_REASONS } from "../ventilation/correction-reason.ts";
import { PRESCRIBED_EVENTS } from "../ventilation/infusion-event-code.ts";
import type { AlarmRecordJson } from "./alarms.ts";
import { plainLines, plainText } from "./plain-text.ts";

const time = z.string().max(64).meta({ format: "date-time", description: "ISO 8601 with an offset" });
const rationale = plainLines(5_000).meta({ description: "Mandatory" });
const expected_version = z
  .number()
  .int()
  .min(1)
  .meta({ description: "What was seen; another one is 409 `stale_version` with the present one" });
const reason = {
  reason_code: z.enum(CORRECTION_REASONS),
  text: plainText(500).nullish().meta({ description: "Needed for OTHER" }),
};

export const verdictSchema = z.discriminatedUnion("verdict", [
  z.strictObject({
    verdict: z.literal("CONFIRM"),
    confirmed_as: z.enum(PRESCRIBED_EVENTS).nullable().meta({ description: "null: as an unprescribed one" }),
    rationale,
    expected_version,
  }),
  z.strictObject({ verdict: z.enum(["REJECT", "UNSURE"]), rationale, expected_version }),
]);
export type VerdictRequest = z.infer<typeof verdictSchema>;

export const opinionSchema = z.strictObject({
  opinion: z.enum(CONSULTANT_OPINIONS),
  rationale,
  expected_version,
});

export const reopeningSchema = z.strictObject({ ...reason, expected_version });

const relation = z.enum(RELATIONS).nullish().meta({ description: "Absent or null: not judged yet" });

const adverseEvent = {
  candidate: plainText(80).nullish().meta({ description: "The candidate that it arose from" }),
  term: plainText(300).meta({ description: "Verbatim" }),
  coded_term: plainText(200).nullish(),
  organ_class: plainText(200).nullish(),
  onset: time,
  ended: time.nullish(),
  grade: z.literal(CTCAE_GRADES).meta({ description: "CTCAE v5, of the change" }),
  seriousness: z.array(z.enum(SERIOUSNESS_CRITERIA)).max(SERIOUSNESS_CRITERIA.length),
  causality: relation,
  to_product: relation,
  to_procedure: relation,
  expectedness: z.enum(EXPECTEDNESS).nullish(),
  action: z.enum(INFUSION_ACTIONS),
  outcome: z.enum(ADVERSE_EVENT_OUTCOMES),
  narrative: plainLines(20_000).nullish(),
  aware_at: time.meta({ description: "When it became known here; times for reporting run from it" }),
  reporter: plainText(120),
};

export const adverseEventSchema = z.strictObject(adverseEvent);
export type AdverseEventRequest = z.infer<typeof adverseEventSchema>;
export const correctAdverseEventSchema = z.strictObject({ ...adverseEvent, ...reason, expected_version });
export const voidAdverseEventSchema = z.strictObject({ ...reason, expected_version });
export const reportSchema = z.strictObject({
  report: z.enum(SAFETY_REPORTS),
  sent_at: time,
  expected_version,
  reason: z.strictObject(reason).nullish().meta({ description: "Why another time on record is replaced" }),
});

/** One candidate with everything that whoever judges it looks at. */
export interface CaseJson {
  readonly server_time: string;
  readonly time_zone: string;
  readonly case: CaseView;
  readonly evidence: CaseEvidence;
  /** What the data say of it by now; `null`: a person entered it, or it stands no more. */
  readonly data: CaseDataView | null;
  /** The window that it belongs to; `null`: it began before T0. */
  readonly window: WindowRecordView | null;
  readonly infusions: readonly InfusionView[];
  /** The alarm that was raised with it, with everything that happened to it. */
  readonly alarm: AlarmRecordJson | null;
  readonly adverse_events: readonly AdverseEventView[];
}

export interface AdverseEventsJson {
  readonly subject: string;
  readonly time_zone: string;
  readonly adverse_events: readonly AdverseEventView[];
}
