import { STUDY_QUANTITIES, type StudyQuantity } from "#lib/projections/cohort-subject.ts";
import { projectStudy, projectStudyQuantity } from "#lib/projections/project-study.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import { GROUPS, type Group } from "#lib/ventilation/subject.ts";
import type { CohortTable } from "../live/cohort-table.ts";
import type { ViewSource } from "../live/view-source.ts";
import type { FoldedLog } from "../log/folded-log.ts";
import type { Route } from "./route.ts";

const GROUP_QUERY = { group: `of ${GROUPS.join(", ")}; UCMSC by default` };

/** What the doors of the study look at. */
export interface StudySources {
  readonly source: ViewSource;
  readonly cohort: CohortTable;
  readonly folded: FoldedLog;
}

/** The doors to the cohort's figures. */
export function studyRoutes({ source, cohort, folded }: StudySources): readonly Route[] {
  return [
    {
      method: "get",
      path: "/api/v1/study",
      access: "study:see",
      summary: "The cohort: enrolment, quantities by study day, survival, ventilator-free days, biomarkers",
      query: GROUP_QUERY,
      answers:
        "`{group, enrolment, events, coverage, quantities, survival, free_days, biomarkers, …}`; unrounded",
      async handle({ query }) {
        const group = groupOf(query);
        if (!group.ok) return group;
        const subjects = await cohort.subjects();
        const view = projectStudy(subjects, folded.subjects(), group.value, source.context());
        return succeed({ status: 200, json: view });
      },
    },
    {
      method: "get",
      path: "/api/v1/study/quantities/{quantity}",
      access: "study:see",
      summary: "Every subject's course of one quantity over the study days, for drawing",
      query: GROUP_QUERY,
      answers: "`{quantity, group, lines:[{subject, values, baseline, coverage, exit}]}`; to 4 decimals",
      async handle({ query, params }) {
        const group = groupOf(query);
        if (!group.ok) return group;
        const quantity = STUDY_QUANTITIES.find((one) => one === params.quantity);
        if (quantity === undefined) return unknownQuantity();
        const subjects = await cohort.subjects();
        return succeed({ status: 200, json: projectStudyQuantity(subjects, group.value, quantity) });
      },
    },
  ];
}

function groupOf({ group = "UCMSC" }: Readonly<Record<string, string>>): Result<Group, "malformed"> {
  const found = GROUPS.find((one) => one === group);
  return found === undefined ? fail("malformed", `group is one of ${GROUPS.join(", ")}.`) : succeed(found);
}

function unknownQuantity() {
  return fail(
    "not_found",
    `A quantity is one of ${(STUDY_QUANTITIES as readonly StudyQuantity[]).join(", ")}.`,
  );
}
