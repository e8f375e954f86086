import type { EventsView } from "#lib/projections/events-view.ts";
import { wasInfused } from "#lib/projections/primary-outcome.ts";
import {
  projectAdverseEvents,
  projectCases,
  projectPrimaryOutcome,
} from "#lib/projections/project-events.ts";
import { toIso } from "#lib/units/instant.ts";
import { succeed } from "#lib/units/result.ts";
import type { ReviewTable } from "../live/review-table.ts";
import type { ViewSource } from "../live/view-source.ts";
import type { FoldedLog } from "../log/folded-log.ts";
import type { Route } from "./route.ts";

/** The door to what waits for somebody's word, and to what the trial's primary outcome has come to. */
export function eventRoutes(folded: FoldedLog, source: ViewSource, review: ReviewTable): readonly Route[] {
  return [
    {
      method: "get",
      path: "/api/v1/events",
      access: "events:see",
      summary: "Every candidate with its adjudication, every adverse event, and the primary outcome",
      answers: "`{server_time, time_zone, simulated, protocol, outcome, cases, adverse_events}`",
      async handle() {
        const { now, protocol, protocolIdentity } = source.context();
        const subjects = [...folded.subjects()];
        const beds = folded.ward.bedBySubject;
        const view: EventsView = {
          server_time: toIso(now),
          time_zone: source.calendar.timeZone,
          simulated: await isAnySimulated(subjects.filter(wasInfused)),
          protocol: protocolIdentity,
          outcome: projectPrimaryOutcome(subjects, protocol),
          cases: subjects.flatMap((one) => projectCases(one, beds.get(one.subject) ?? null, protocol)),
          adverse_events: subjects.flatMap((one) => projectAdverseEvents(one, protocol)),
        };
        return succeed({ status: 200, json: view });
      },
    },
  ];

  async function isAnySimulated(subjects: readonly { readonly subject: string }[]): Promise<boolean> {
    for (const { subject } of subjects) if ((await review.row(subject)).simulated) return true;
    return false;
  }
}
