import type { Right } from "#lib/access/right.ts";
import {
  type ReviewedJson,
  type SignRequest,
  signSchema,
  type VerifyRequest,
  verifySchema,
} from "#lib/contract/review.ts";
import { decideSignature, decideVerification } from "#lib/log/decide-review.ts";
import type { SignatureMeaning } from "#lib/log/review-event.ts";
import type { SiteCalendar } from "#lib/study/site-calendar.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { AccessOffice } from "../access/access-office.ts";
import { confirmSigner } from "../access/confirm-signer.ts";
import type { Principal } from "../access/principal.ts";
import type { ReviewTable } from "../live/review-table.ts";
import type { Recorder } from "../log/recorder.ts";
import { PRESENT_RULES, recordReview } from "../review/record-review.ts";
import type { SheetPrinter } from "../review/sheet-printer.ts";
import { admitted, type Route, type RouteAnswer } from "./route.ts";

const RIGHT: Right = "days:sign";
/** A thousand figures with their names are some 150 kB. */
const BODY_LIMIT = 512 * 1024;

/** The doors of the review: the table, and saying yes to figures in it. */
export function reviewRoutes(
  recorder: Recorder,
  calendar: SiteCalendar,
  review: ReviewTable,
  office: AccessOffice,
  sheet: SheetPrinter,
): readonly Route[] {
  return [
    {
      method: "get",
      path: "/api/v1/review",
      access: "review:see",
      summary: "Every subject's study days 0 to 7, and where each figure stands",
      query: {
        since: "`cursor` of an earlier answer: only subjects that changed since",
        wait_ms:
          "answer after so many milliseconds with the rows that are ready, and `coming`, how many are not; waits for all by default",
      },
      answers:
        "`{time_zone, server_time, protocol, cursor, whole, coming, subjects:[{subject, bed, dates, figures:{peep:[[value, n, expected, standing, seen] …] …}}]}`",
      async handle({ query }) {
        const { since = null, wait_ms: patience = null } = query;
        if (patience !== null && !/^\d{1,5}$/.test(patience)) {
          return fail("malformed", "wait_ms is a whole number of milliseconds up to 99999.");
        }
        const text = await review.view(since, patience === null ? null : Number(patience));
        return succeed({ status: 200, text, type: "application/json" });
      },
    },
    {
      method: "get",
      path: "/api/v1/subjects/{subject}/summary",
      access: "subjects:see",
      summary: "Study days −1 to 7 of one subject for a sheet of paper, all of one moment",
      answers:
        "`{trial, view, days, exclusions, corrections, verdicts, printed_at, printed_by, program_version, log_seq, sheet_hash}`",
      handle: ({ params, principal }) => sheet.of(params.subject ?? "", admitted({ principal }).displayName),
    },
    {
      method: "post",
      path: "/api/v1/review/verifications",
      access: RIGHT,
      summary: "Say that figures are right as they were seen: all of them, or none",
      body: verifySchema,
      bodyLimit: BODY_LIMIT,
      answers: "`{figures}`; 409 `stale_figure` where the data is no longer what was seen",
      async handle({ body, principal }) {
        const { figures, because = null } = body as VerifyRequest;
        const { actor, displayName: name } = admitted({ principal });
        return answer(
          await recordReview(recorder, calendar, actor, figures, ({ seen }, present, known) =>
            decideVerification(present, known, { seen, because, name }, PRESENT_RULES),
          ),
        );
      },
    },
    {
      method: "post",
      path: "/api/v1/review/signatures",
      access: RIGHT,
      summary:
        "Sign verified figures, all of them or none, with one's password again: a research nurse as reviewed, an investigator as approved",
      body: signSchema,
      bodyLimit: BODY_LIMIT,
      answers: "`{figures}`; 401 for a wrong password, 409 where a figure is not verified as it is",
      async handle({ body, principal, credentials }) {
        const { figures, password = null } = body as SignRequest;
        const signer = admitted({ principal });
        const meaning = meaningOf(signer);
        if (meaning === null) return fail("forbidden", "Only a research nurse or an investigator signs.");
        const confirmed = await confirmSigner(office, signer, password, credentials.caller.address);
        if (!confirmed.ok) return confirmed;
        const name = signer.displayName;
        return answer(
          await recordReview(recorder, calendar, signer.actor, figures, ({ seen }, present, known) =>
            decideSignature(present, known, { seen, meaning, name }, PRESENT_RULES),
          ),
        );
      },
    },
  ];
}

function meaningOf({ role }: Principal): SignatureMeaning | null {
  if (role === "research_nurse") return "reviewed";
  return role === "investigator" ? "approved" : null;
}

function answer(reviewed: Result<number>): Result<RouteAnswer> {
  if (!reviewed.ok) return reviewed;
  const json: ReviewedJson = { figures: reviewed.value };
  return succeed({ status: 200, json });
}
