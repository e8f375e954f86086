import type { z } from "zod";
import {
  type ChangeSubjectRequest,
  changeSubjectSchema,
  type EnrolRequest,
  enrolSchema,
  infusionSchema,
  type SubjectListing,
  transportSchema,
} from "#lib/contract/subjects.ts";
import type { ChangeSubject, EnrolSubject } from "#lib/log/command.ts";
import { decideChange, decideInfusion } from "#lib/log/decide-change.ts";
import { decideEnrolment } from "#lib/log/decide-enrolment.ts";
import { decideTransport } from "#lib/log/decide-transport.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import type { Instant } from "#lib/units/instant.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { ReviewTable } from "../live/review-table.ts";
import type { FoldedLog } from "../log/folded-log.ts";
import type { Recorder } from "../log/recorder.ts";
import { commandSubject, enrolledOnly, withinBeds } from "./commands.ts";
import { parseTimes } from "./parse-times.ts";
import { admitted, type Route, type RouteAnswer } from "./route.ts";
import { toSubjectJson } from "./subject-json.ts";

const ENROL_TIMES = [
  "admitted_at",
  "enrolled_at",
  "insult_at",
  "diagnosed_at",
  "consented_at",
  "ventilation_started_at",
  "ventilation_ended_at",
  "infusion_planned_at",
  "infusion_started_at",
] as const;
const CHANGE_TIMES = [...ENROL_TIMES, "infusion_ended_at"] as const;

const { bedAssignmentGraceMs } = PROTOCOL.acceptance;

/** The doors through which subjects are enrolled, changed and looked up. */
export function subjectRoutes(recorder: Recorder, folded: FoldedLog, review: ReviewTable): readonly Route[] {
  const answerWith = (subject: string, status: 200 | 201): Result<RouteAnswer> => {
    const state = folded.subject(subject);
    if (state === null) return fail("unknown_subject", `No subject is enrolled as ${subject}.`);
    const bed = folded.ward.bedBySubject.get(subject) ?? null;
    return succeed({ status, json: toSubjectJson(state, bed, folded.version(subject)) });
  };

  return [
    {
      method: "post",
      path: "/api/v1/subjects",
      access: "subjects:change",
      summary: "Enrol a subject",
      body: enrolSchema,
      answers:
        "201 with the subject; 200 when the same was enrolled before; 409 when it differs or the bed is occupied",
      async handle({ body, principal }) {
        const request = body as EnrolRequest;
        const command = enrolCommand(request);
        if (!command.ok) return command;
        const { subject } = request;
        const sender = admitted({ principal });
        const done = await commandSubject(recorder, subject, sender, (state, ward, now) => {
          const allowed = withinBeds(sender, [request.bed ?? null]);
          return allowed.ok
            ? decideEnrolment(state, ward, command.value, now, bedAssignmentGraceMs)
            : allowed;
        });
        return done.ok ? answerWith(subject, done.value.changed ? 201 : 200) : done;
      },
    },
    {
      method: "patch",
      path: "/api/v1/subjects/{subject}",
      access: "subjects:change",
      summary:
        "Change a subject, as feeds do: bed, ventilation, infusion, weight; null clears, what is absent stays. A person adds here what was not known yet, and corrects what was in the record, with a reason",
      body: changeSubjectSchema,
      answers:
        "The subject; 422 `reason_missing` when a person's session would replace what is known: `POST …/record/details`, `POST …/record` and `POST …/infusions/{infusion}/…` take the reason",
      async handle({ params, body, principal }) {
        const subject = params.subject ?? "";
        const command = changeCommand(body as ChangeSubjectRequest);
        if (!command.ok) return command;
        const sender = admitted({ principal });
        const decide = enrolledOnly(subject, (state, ward, now) => {
          const { bed = null } = command.value;
          const present = ward.bedBySubject.get(subject) ?? null;
          const allowed = withinBeds(sender, bed === null ? [present] : [present, bed]);
          if (!allowed.ok) return allowed;
          const mayReplace = sender.kind !== "person";
          return decideChange(state, ward, command.value, now, bedAssignmentGraceMs, mayReplace);
        });
        const done = await commandSubject(recorder, subject, sender, decide);
        return done.ok ? answerWith(subject, 200) : done;
      },
    },
    {
      method: "post",
      path: "/api/v1/subjects/{subject}/infusions",
      access: "subjects:change",
      summary: "Add a further bag or infusion",
      body: infusionSchema,
      answers: "201 with the subject when this adds something; 200 when it is known",
      async handle({ params, body, principal }) {
        const subject = params.subject ?? "";
        const said = body as z.infer<typeof infusionSchema>;
        const times = parseTimes(said, ["started_at", "ended_at"]);
        if (!times.ok) return times;
        const infusion = {
          startedAt: times.value.started_at as Instant,
          endedAt: times.value.ended_at ?? null,
          kind: said.kind ?? null,
        };
        const sender = admitted({ principal });
        const decide = enrolledOnly(subject, (state, ward, now) => {
          const allowed = withinBeds(sender, [ward.bedBySubject.get(subject) ?? null]);
          return allowed.ok ? decideInfusion(state, infusion, now) : allowed;
        });
        const done = await commandSubject(recorder, subject, sender, decide);
        return done.ok ? answerWith(subject, done.value.changed ? 201 : 200) : done;
      },
    },
    {
      method: "post",
      path: "/api/v1/subjects/{subject}/transport",
      access: "alarms:acknowledge",
      summary:
        "Say that a subject is away from the ward, or back: what would be overdue is not, for thirty minutes at the most",
      body: transportSchema,
      answers: "The subject; the same again is no change",
      async handle({ params, body, principal }) {
        const subject = params.subject ?? "";
        const { under_way, at = null } = transportSchema.parse(body);
        const times = parseTimes({ at }, ["at"]);
        if (!times.ok) return times;
        const transport = { isUnderWay: under_way, at: times.value.at ?? null };
        const decide = enrolledOnly(subject, (state, _, now) => decideTransport(state, transport, now));
        const done = await commandSubject(recorder, subject, admitted({ principal }), decide);
        return done.ok ? answerWith(subject, 200) : done;
      },
    },
    {
      method: "get",
      path: "/api/v1/subjects",
      access: "subjects:see",
      summary: "Every subject, in order of enrolment",
      answers: "`{subjects: [Subject]}`, each with its `study_day` and whether it is `simulated`",
      async handle() {
        const subjects: SubjectListing[] = [];
        for (const state of [...folded.subjects()]) {
          const bed = folded.ward.bedBySubject.get(state.subject) ?? null;
          const { study_day, simulated } = await review.row(state.subject);
          subjects.push({
            ...toSubjectJson(state, bed, folded.version(state.subject)),
            study_day,
            simulated,
          });
        }
        return succeed({ status: 200, json: { subjects } });
      },
    },
    {
      method: "get",
      path: "/api/v1/subjects/{subject}",
      access: "subjects:see",
      summary: "One subject",
      answers: "The subject",
      handle: ({ params }) => answerWith(params.subject ?? "", 200),
    },
  ];
}

function enrolCommand(request: EnrolRequest): Result<EnrolSubject, "bad_time"> {
  const times = parseTimes(request, ENROL_TIMES);
  if (!times.ok) return times;
  return succeed({
    subject: request.subject,
    sex: request.sex,
    ...present({
      bed: request.bed,
      heightCm: request.height_cm,
      weightKg: request.weight_kg,
      ageYears: request.age_years,
      group: request.group,
    }),
    ...inOurWords(times.value),
  });
}

function changeCommand(request: ChangeSubjectRequest): Result<ChangeSubject, "bad_time"> {
  const times = parseTimes(request, CHANGE_TIMES);
  if (!times.ok) return times;
  return succeed({
    ...present({
      bed: request.bed,
      sex: request.sex,
      heightCm: request.height_cm,
      weightKg: request.weight_kg,
      ageYears: request.age_years,
      group: request.group,
    }),
    ...inOurWords(times.value),
  });
}

function inOurWords(times: Partial<Record<(typeof CHANGE_TIMES)[number], Instant | null>>) {
  return present({
    admittedAt: times.admitted_at,
    enrolledAt: times.enrolled_at,
    insultAt: times.insult_at,
    diagnosedAt: times.diagnosed_at,
    consentedAt: times.consented_at,
    ventilationStartedAt: times.ventilation_started_at,
    ventilationEndedAt: times.ventilation_ended_at,
    infusionPlannedAt: times.infusion_planned_at,
    infusionStartedAt: times.infusion_started_at,
    infusionEndedAt: times.infusion_ended_at,
  });
}

/** Absent is not the same as null: what was not given must not be a key. */
function present<T extends object>(fields: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
