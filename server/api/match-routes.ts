import { createHash } from "node:crypto";
import { parse } from "csv-parse/sync";
import { type ImportMatchRequest, importMatchSchema } from "#lib/contract/match.ts";
import { matchTableOf } from "#lib/interchange/match-csv.ts";
import { decideMatch, type ImportMatch } from "#lib/log/decide-match.ts";
import { WARD_STREAM } from "#lib/log/envelope.ts";
import { projectMatched } from "#lib/projections/project-matched.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { CohortTable } from "../live/cohort-table.ts";
import type { ViewSource } from "../live/view-source.ts";
import type { FoldedLog } from "../log/folded-log.ts";
import type { Recorder } from "../log/recorder.ts";
import { admitted, type Route } from "./route.ts";

const BODY_LIMIT = 4 * 1024 * 1024;

/** What the doors of matched controls look at. */
export interface MatchSources {
  readonly source: ViewSource;
  readonly cohort: CohortTable;
  readonly folded: FoldedLog;
  readonly recorder: Recorder;
}

/** The doors to controls that were matched outside. */
export function matchRoutes({ source, cohort, folded, recorder }: MatchSources): readonly Route[] {
  const view = async () => projectMatched(await cohort.subjects(), folded.ward.matchSets, source.context());

  return [
    {
      method: "get",
      path: "/api/v1/study/matched",
      access: "study:see",
      summary: "The treated and their matched controls by the latest import: balance, quantities, survival",
      answers: "`{imports, comparison}`; `comparison` is null before the first import; exploratory",
      handle: async () => succeed({ status: 200, json: await view() }),
    },
    {
      method: "post",
      path: "/api/v1/study/matched",
      access: "study:match",
      summary:
        "Import a match in the place of the one before, which is kept; the same file again changes nothing",
      body: importMatchSchema,
      bodyLimit: BODY_LIMIT,
      answers:
        "201, or 200 for the same file, with what the look-up answers; 422 with the lines that are wrong",
      async handle({ body, principal }) {
        const match = understand(body as ImportMatchRequest);
        if (!match.ok) return match;
        const proposed = await recorder.propose({
          actor: admitted({ principal }).actor,
          weight: 1,
          alone: true,
          subjects: () => [],
          senderIds: () => [],
          decide(draft) {
            const groupOf = (subject: string) => draft.subject(subject)?.profile.group ?? null;
            const decided = decideMatch(draft.ward, groupOf, match.value);
            if (decided.ok) for (const event of decided.value) draft.record(WARD_STREAM, event);
            return decided;
          },
        });
        if (!proposed.ok) return proposed;
        if (!proposed.value.ok) return proposed.value;
        return succeed({ status: proposed.value.value.length > 0 ? 201 : 200, json: await view() });
      },
    },
  ];
}

function understand({ file_name, csv }: ImportMatchRequest): Result<ImportMatch, "bad_match"> {
  let records: string[][];
  try {
    records = parse(csv, { bom: true, relax_column_count: true, skip_empty_lines: true });
  } catch (error) {
    return fail("bad_match", `This is no CSV: ${error instanceof Error ? error.message : String(error)}.`);
  }
  const table = matchTableOf(records);
  if (!table.ok) return table;
  const sha256 = createHash("sha256").update(csv, "utf8").digest("hex");
  return succeed({ fileName: file_name, sha256, ...table.value });
}
