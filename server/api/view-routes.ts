import { projectDaySources } from "#lib/projections/project-day-sources.ts";
import { projectDays } from "#lib/projections/project-days.ts";
import { projectSubjectView } from "#lib/projections/project-subject-view.ts";
import type { SubjectRecord } from "#lib/projections/view-input.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { Hub } from "../live/hub.ts";
import type { ViewSource } from "../live/view-source.ts";
import type { Route, RouteAnswer } from "./route.ts";

/** The doors to what screens show: the wall, a subject's days and course. */
export function viewRoutes(source: ViewSource, hub: Hub): readonly Route[] {
  const ofSubject = async (
    subject: string,
    answer: (record: SubjectRecord) => Result<RouteAnswer>,
  ): Promise<Result<RouteAnswer>> => {
    const record = await source.subject(subject);
    return record === null
      ? fail("unknown_subject", `No subject is enrolled as ${subject}.`)
      : answer(record);
  };

  return [
    {
      method: "get",
      path: "/api/v1/wall",
      access: "wall:see",
      summary: "Every bed as the wall shows it",
      answers: "The snapshot of `wall:watch`",
      handle: () => succeed({ status: 200, json: hub.snapshot() }),
    },
    {
      method: "get",
      path: "/api/v1/subjects/{subject}/days",
      access: "subjects:see",
      summary: "Daily means with how much they stand on",
      answers:
        "`{subject, time_zone, infusion_started_at, protocol, days}`; a missing mean is null; unrounded",
      handle: ({ params }) =>
        ofSubject(params.subject ?? "", (record) =>
          succeed({ status: 200, json: projectDays(record, source.context()) }),
        ),
    },
    {
      method: "get",
      path: "/api/v1/subjects/{subject}/days/{local_date}",
      access: "subjects:see",
      summary: "Every figure of one day with the readings it came from",
      answers: "Slot by slot: readings, pairing, and what does not count and why",
      handle: ({ params }) =>
        ofSubject(params.subject ?? "", (record) => {
          const date = params.local_date ?? "";
          const day = source.calendar.dayOn(date);
          return day === null
            ? fail("unknown_day", `${JSON.stringify(date)} is not a calendar day.`)
            : succeed({ status: 200, json: projectDaySources(record, day, source.context()) });
        }),
    },
    {
      method: "get",
      path: "/api/v1/subjects/{subject}/course",
      access: "subjects:see",
      summary: "One subject whole: figures, days, and the course on one time axis",
      answers: "The view of `subject:watch`",
      handle: ({ params }) =>
        ofSubject(params.subject ?? "", (record) =>
          succeed({ status: 200, json: projectSubjectView(record, source.context()) }),
        ),
    },
  ];
}
