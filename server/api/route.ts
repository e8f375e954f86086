import type { IncomingMessage } from "node:http";
import type { z } from "zod";
import type { Access } from "#lib/access/right.ts";
import type { Failure, Result } from "#lib/units/result.ts";
import type { Credentials, Principal } from "../access/principal.ts";

/** A request as a route's handler sees it: admitted, and its parts understood. */
export interface RouteRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The body after its schema; undefined without one. */
  readonly body: unknown;
  /** Who was admitted; `null` at an open door, where nobody was asked. */
  readonly principal: Principal | null;
  readonly credentials: Credentials;
  readonly incoming: IncomingMessage;
}

/** What a handler answers: JSON, a text of a media type, chunks of one, a way elsewhere, or a whole response. */
export type RouteAnswer =
  | {
      readonly status: 200 | 201 | 503;
      readonly json: unknown;
      /** `Set-Cookie` lines. */
      readonly cookies?: readonly string[];
    }
  | { readonly status: 200; readonly text: string; readonly type: string }
  | {
      readonly status: 200;
      readonly chunks: AsyncIterable<string | Uint8Array>;
      readonly type: string;
      readonly fileName: string;
    }
  | { readonly status: 303; readonly location: string; readonly cookies?: readonly string[] }
  | { readonly response: Response };

/** One door of the HTTP API. The table of all of them is the API: its access rules, its checks and its description. */
export interface Route {
  readonly method: "get" | "post" | "patch" | "delete";
  /** From the root, parameters in braces: `/api/v1/subjects/{subject}`. */
  readonly path: string;
  readonly access: Access;
  /**
   * What it does stands in the security log: it is not begun while that cannot be written. What takes rights away is
   * tried all the same, in the room that is kept for it.
   */
  readonly recorded?: true;
  readonly summary: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: z.ZodType;
  /** What a good body looks like, where `body` lets more in so that it can be answered part by part. */
  readonly goodBody?: z.ZodType;
  /** In bytes; bodies beyond it are 413. */
  readonly bodyLimit?: number;
  /** What a success looks like, in words. */
  readonly answers: string;
  handle(request: RouteRequest): Promise<Result<RouteAnswer>> | Result<RouteAnswer>;
}

/** A door by its name in the security log. */
export function nameOfDoor({ method, path }: Pick<Route, "method" | "path">): string {
  return `${method.toUpperCase()} ${path}`;
}

/** Who was admitted at a door that is not open. */
export function admitted({ principal }: Pick<RouteRequest, "principal">): Principal {
  if (principal === null) throw new Error("This door is not open to nobody");
  return principal;
}

const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  malformed: 400,
  bad_time: 400,
  in_the_future: 400,
  bad_cursor: 400,
  no_ventilation: 409,
  no_infusion: 409,
  unknown_infusion: 404,
  unknown_bag: 404,
  unknown_candidate: 404,
  bad_preparation: 422,
  not_checked: 409,
  same_person: 409,
  expired: 409,
  infusion_begun: 409,
  infusion_over: 409,
  infusion_running: 409,
  not_running: 409,
  interrupted: 409,
  not_interrupted: 409,
  bag_begun: 409,
  before_infusion: 409,
  window_open: 409,
  reason_missing: 422,
  stale_version: 409,
  unknown_record: 404,
  wrong_record: 409,
  overlap: 409,
  after_death: 409,
  bad_result: 422,
  candidate_superseded: 409,
  already_adjudicated: 409,
  not_adjudicated: 409,
  outside_window: 409,
  unknown_adverse_event: 404,
  adverse_event_voided: 409,
  bad_adverse_event: 422,
  before_enrolment: 422,
  nothing_to_report: 409,
  unknown_reading: 404,
  unknown_figure: 404,
  needs_choice: 409,
  not_answered: 409,
  not_reopened: 409,
  not_standing: 409,
  stands_already: 409,
  nothing_changed: 422,
  out_of_range: 422,
  not_a_number: 422,
  unknown_unit: 422,
  unknown_parameter: 422,
  before_admission: 422,
  conflict: 409,
  stale_figure: 409,
  figure_running: 409,
  figure_queried: 409,
  nothing_to_review: 409,
  already_verified: 409,
  not_verified: 409,
  already_signed: 409,
  sign_in_again: 401,
  unauthenticated: 401,
  wrong_credentials: 401,
  forbidden: 403,
  foreign_origin: 403,
  disabled: 403,
  unknown_person: 404,
  unknown_key: 404,
  unknown_alarm: 404,
  unknown_query: 404,
  already_answered: 409,
  text_missing: 422,
  bad_ticket: 403,
  paused_just_now: 409,
  unknown_code: 404,
  name_taken: 409,
  username_taken: 409,
  last_admin: 409,
  no_password: 409,
  bad_link: 410,
  weak_password: 422,
  weak_pin: 422,
  limit_out_of_range: 422,
  too_many_attempts: 429,
  hospital_failed: 502,
  bad_match: 422,
  unknown_subject: 404,
  unknown_day: 404,
  unknown_export: 404,
  not_found: 404,
  bed_occupied: 409,
  already_enrolled: 409,
  too_large: 413,
  log_full: 503,
  log_read_only: 503,
  log_unavailable: 503,
  done_unrecorded: 503,
  version_taken: 503,
  export_no_room: 507,
  export_unwritable: 503,
  export_failed: 500,
  overloaded: 503,
  shutting_down: 503,
  starting: 503,
  internal: 500,
};

/** The HTTP status of a failure's code. */
export function statusOf(code: string): number {
  return STATUS_BY_CODE[code] ?? 500;
}

/** A failure as `application/problem+json`: a code for programs, a sentence for people, never a stack. */
export function problem({ code, detail, retryAfterSeconds, present }: Failure): Response {
  const status = statusOf(code);
  const headers: Record<string, string> = { "content-type": "application/problem+json" };
  if (status === 503) headers["retry-after"] = "1";
  if (retryAfterSeconds !== undefined) headers["retry-after"] = String(retryAfterSeconds);
  if (status === 401) headers["www-authenticate"] = "Bearer";
  // Without `present` the key is absent: `JSON.stringify` leaves out what is undefined.
  return new Response(JSON.stringify({ type: "about:blank", status, code, detail, present }), {
    status,
    headers,
  });
}
