import type { z } from "zod";
import {
  type ChooseReadingRequest,
  type CorrectReadingRequest,
  chooseReadingSchema,
  correctReadingSchema,
  type RestoreReadingRequest,
  restoreReadingSchema,
  type VoidReadingRequest,
  voidReadingSchema,
} from "#lib/contract/corrections.ts";
import type { ReadingChange } from "#lib/log/meant-reading.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { Reading } from "#lib/ventilation/reading.ts";
import { changeReading, type ReadingDeed } from "../corrections/change-reading.ts";
import type { FoldedLog } from "../log/folded-log.ts";
import type { Recorder } from "../log/recorder.ts";
import { numberOf } from "./number-of.ts";
import { toReadingHistoryJson } from "./reading-history-json.ts";
import { admitted, type Route, type RouteAnswer } from "./route.ts";
import { toReadingJson } from "./subject-json.ts";

const READING = "/api/v1/subjects/{subject}/readings/{seq}";

/** The doors by which people change readings that are kept: never over what came, always with a reason. */
export function correctionRoutes(recorder: Recorder, folded: FoldedLog): readonly Route[] {
  const answer = async (subject: string, seq: number): Promise<Result<RouteAnswer>> => {
    const state = folded.subject(subject);
    if (state === null) return fail("unknown_subject", `No subject is enrolled as ${subject}.`);
    const history = toReadingHistoryJson(subject, await folded.books.load(subject), seq, state.record);
    return history === null
      ? fail("unknown_reading", `No reading with the number ${seq} is kept here.`)
      : succeed({ status: 200, json: history });
  };

  const door = <Body extends Request>(
    name: string,
    summary: string,
    body: z.ZodType,
    wanted: (change: ReadingChange, body: Body) => ReadingDeed,
  ): Route => ({
    method: "post",
    path: `${READING}/${name}`,
    access: "data:correct",
    summary,
    body,
    answers:
      "The reading with every version; 409 `stale_version`, with the reading as it stands in `present`, when somebody has changed it meanwhile",
    async handle({ params, body: sent, principal }) {
      const { subject = "" } = params;
      const seq = numberOf(params.seq);
      const request = sent as Body;
      const { expected_version, reason_code, text = "" } = request;
      const change: ReadingChange = {
        seq,
        expectedVersion: expected_version,
        reasonCode: reason_code,
        text: text.trim(),
      };
      const done = await changeReading(
        recorder,
        admitted({ principal }).actor,
        subject,
        wanted(change, request),
      );
      return done.ok ? answer(subject, seq) : withPresent(done);
    },
  });

  return [
    {
      method: "get",
      path: READING,
      access: "subjects:see",
      summary: "One kept reading by its number, with every version of it: what, why, who, when",
      answers: "`{subject, original, standing, versions, claims}`",
      handle: ({ params }) => answer(params.subject ?? "", numberOf(params.seq)),
    },
    door<CorrectReadingRequest>(
      "correct",
      "Correct a reading; the one as it came stays. What is said now passes the limits of a fresh reading",
      correctReadingSchema,
      (change, { value, unit, observed_at: observedAt }) => ({
        deed: "correct",
        command: { ...change, value, unit, observedAt },
      }),
    ),
    door<VoidReadingRequest>(
      "void",
      "Void a reading instead of deleting it: it stays, and counts no more",
      voidReadingSchema,
      (change, { belongs_to: belongsTo = null }) => ({ deed: "void", command: { ...change, belongsTo } }),
    ),
    door<RestoreReadingRequest>(
      "restore",
      "Let a voided reading, or one that lost to another claim, stand again",
      restoreReadingSchema,
      (command) => ({ deed: "restore", command }),
    ),
    door<ChooseReadingRequest>(
      "choose",
      "Of several claims for one time and source say that this one is true",
      chooseReadingSchema,
      (change, { over }) => ({ deed: "choose", command: { ...change, over } }),
    ),
  ];
}

type Request = CorrectReadingRequest | VoidReadingRequest | RestoreReadingRequest | ChooseReadingRequest;

/** What stands now, in the words of the API. */
function withPresent<Refused extends { readonly present?: unknown }>(refused: Refused): Refused {
  const { present } = refused;
  return present === undefined ? refused : { ...refused, present: toReadingJson(present as Reading) };
}
