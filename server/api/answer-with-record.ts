import { projectInfusionRecord } from "#lib/projections/project-infusion-record.ts";
import { studyInputOf } from "#lib/study/study-input.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { ViewSource } from "../live/view-source.ts";
import type { Commanded } from "./commands.ts";
import type { RouteAnswer } from "./route.ts";

/** Answers with what is on record of a subject's infusions, as a deed left it. */
export function answerWithRecord(source: ViewSource) {
  return async (
    subject: string,
    { changed }: Commanded,
    made: 200 | 201 = 200,
  ): Promise<Result<RouteAnswer>> => {
    const record = await source.subject(subject);
    if (record === null) return fail("unknown_subject", `No subject is enrolled as ${subject}.`);
    const { profile, readings } = record;
    const input = studyInputOf(profile, readings, source.context());
    return succeed({
      status: changed ? made : 200,
      json: { subject, ...projectInfusionRecord(record, input) },
    });
  };
}
