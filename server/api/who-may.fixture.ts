/*
 * Who may open which door, written down a second time on purpose: the server's own table could not tell that it
 * has given a door to the wrong people.
 */
export const ACTORS = [
  "nobody",
  "display",
  "icu_nurse",
  "research_nurse",
  "investigator",
  "consultant",
  "admin",
  "feed",
  "read",
] as const;

export type Actor = (typeof ACTORS)[number];

const PEOPLE: readonly Actor[] = ["icu_nurse", "research_nurse", "investigator", "consultant", "admin"];
const WALL_GAZERS: readonly Actor[] = ["display", ...PEOPLE, "read"];
const CLINICIANS: readonly Actor[] = ["icu_nurse", "research_nurse", "investigator", "consultant", "read"];
const REVIEWERS: readonly Actor[] = ["research_nurse", "investigator", "read"];
const STUDY_READERS: readonly Actor[] = ["research_nurse", "investigator", "consultant", "read"];
const CHANGERS: readonly Actor[] = ["research_nurse", "investigator", "feed"];
const NURSES: readonly Actor[] = ["icu_nurse", "research_nurse", "investigator"];
const SENDERS: readonly Actor[] = ["icu_nurse", "research_nurse", "investigator", "feed"];
const ADMIN: readonly Actor[] = ["admin"];
const LIMIT_READERS: readonly Actor[] = [...PEOPLE, "read"];
const LIMIT_KEEPERS: readonly Actor[] = ["investigator", "admin"];

export const WHO_MAY_HTTP: Readonly<Record<string, readonly Actor[]>> = {
  "GET /api/v1/health": ACTORS,
  "GET /api/v1/openapi.json": ACTORS,
  "GET /api/docs": ACTORS,
  "GET /metrics": ["admin", "read"],
  "POST /api/v1/subjects": CHANGERS,
  "PATCH /api/v1/subjects/{subject}": CHANGERS,
  "POST /api/v1/subjects/{subject}/infusions": CHANGERS,
  "GET /api/v1/subjects": CLINICIANS,
  "GET /api/v1/subjects/{subject}": CLINICIANS,
  "POST /api/v1/readings": SENDERS,
  "GET /api/v1/subjects/{subject}/readings": CLINICIANS,
  "GET /api/v1/wall": WALL_GAZERS,
  "GET /api/v1/subjects/{subject}/days": CLINICIANS,
  "GET /api/v1/subjects/{subject}/days/{local_date}": CLINICIANS,
  "GET /api/v1/subjects/{subject}/course": CLINICIANS,
  "GET /api/v1/review": REVIEWERS,
  "GET /api/v1/exports": REVIEWERS,
  "GET /api/v1/study": STUDY_READERS,
  "GET /api/v1/study/quantities/{quantity}": STUDY_READERS,
  "GET /api/v1/study/matched": STUDY_READERS,
  "POST /api/v1/study/matched": ["research_nurse", "investigator"],
  "GET /api/v1/exports/{file}": REVIEWERS,
  "GET /api/v1/audit": REVIEWERS,
  "GET /api/v1/audit/chain": REVIEWERS,
  "POST /api/v1/audit/chain": REVIEWERS,
  "GET /api/v1/alarms": CLINICIANS,
  "GET /api/v1/alarms/burden": CLINICIANS,
  "POST /api/v1/alarms/what-if": CLINICIANS,
  "GET /api/v1/subjects/{subject}/queries": CLINICIANS,
  "GET /api/v1/queries": REVIEWERS,
  "POST /api/v1/subjects/{subject}/queries": ["icu_nurse", "research_nurse", "investigator", "consultant"],
  "POST /api/v1/subjects/{subject}/queries/answer": ["research_nurse", "investigator"],
  "POST /api/v1/subjects/{subject}/queries/close": ["research_nurse", "investigator"],
  "POST /api/v1/subjects/{subject}/queries/reopen": ["research_nurse", "investigator"],
  "POST /api/v1/subjects/{subject}/queries/{seq}/answer": ["research_nurse", "investigator"],
  "GET /api/v1/subjects/{subject}/readings/{seq}": CLINICIANS,
  "POST /api/v1/subjects/{subject}/readings/{seq}/correct": ["research_nurse", "investigator"],
  "POST /api/v1/subjects/{subject}/readings/{seq}/void": ["research_nurse", "investigator"],
  "POST /api/v1/subjects/{subject}/readings/{seq}/restore": ["research_nurse", "investigator"],
  "POST /api/v1/subjects/{subject}/readings/{seq}/choose": ["research_nurse", "investigator"],
  "GET /api/v1/subjects/{subject}/limits": LIMIT_READERS,
  "PATCH /api/v1/subjects/{subject}/limits": LIMIT_KEEPERS,
  "POST /api/v1/subjects/{subject}/alarms/acknowledge": ["icu_nurse", "research_nurse", "investigator"],
  "POST /api/v1/wall/acknowledge": ["display"],
  "POST /api/v1/alarms/pause": ["icu_nurse", "research_nurse", "investigator"],
  "POST /api/v1/wall/pause": ["display"],
  "POST /api/v1/subjects/{subject}/transport": ["icu_nurse", "research_nurse", "investigator"],
  "GET /api/v1/subjects/{subject}/infusions": CLINICIANS,
  "GET /api/v1/subjects/{subject}/record": CLINICIANS,
  "POST /api/v1/subjects/{subject}/record": CHANGERS,
  "POST /api/v1/subjects/{subject}/record/void": ["research_nurse", "investigator"],
  "POST /api/v1/subjects/{subject}/record/details": ["research_nurse", "investigator"],
  "POST /api/v1/subjects/{subject}/infusions/preparations": NURSES,
  "POST /api/v1/subjects/{subject}/infusions/{infusion}/corrections": NURSES,
  "POST /api/v1/subjects/{subject}/infusions/{infusion}/discard": NURSES,
  "POST /api/v1/subjects/{subject}/infusions/{infusion}/check": NURSES,
  "POST /api/v1/subjects/{subject}/infusions/{infusion}/steps": NURSES,
  "POST /api/v1/subjects/{subject}/infusions/{infusion}/end-corrections": NURSES,
  "POST /api/v1/subjects/{subject}/infusions/start-corrections": ["research_nurse", "investigator"],
  "POST /api/v1/subjects/{subject}/infusions/summaries": NURSES,
  "POST /api/v1/subjects/{subject}/infusion-events": NURSES,
  "POST /api/v1/subjects/{subject}/infusion-events/{event}/corrections": NURSES,
  "POST /api/v1/subjects/{subject}/infusion-events/{event}/withdraw": NURSES,
  "GET /api/v1/auth/options": ACTORS,
  "GET /api/v1/auth/me": ACTORS,
  "POST /api/v1/auth/sign-in": ACTORS,
  "POST /api/v1/auth/set-up/look": ACTORS,
  "POST /api/v1/auth/set-up": ACTORS,
  "GET /api/v1/auth/hospital": ACTORS,
  "GET /api/v1/auth/callback/{provider}": ACTORS,
  "POST /api/v1/auth/pairing": ACTORS,
  "POST /api/v1/auth/pairing/claim": ACTORS,
  "POST /api/v1/auth/display-link": ACTORS,
  "POST /api/v1/auth/activity": PEOPLE,
  "POST /api/v1/auth/password": PEOPLE,
  "POST /api/v1/auth/pin": PEOPLE,
  "GET /api/v1/auth/bedside": ["display"],
  "POST /api/v1/auth/bedside": ["display"],
  "GET /api/v1/people": ADMIN,
  "POST /api/v1/people": ADMIN,
  "PATCH /api/v1/people/{username}": ADMIN,
  "POST /api/v1/people/{username}/set-up-link": ADMIN,
  "POST /api/v1/people/{username}/sign-out": ADMIN,
  "GET /api/v1/programs": ADMIN,
  "POST /api/v1/programs": ADMIN,
  "DELETE /api/v1/programs/{id}": ADMIN,
  "GET /api/v1/displays": ADMIN,
  "POST /api/v1/displays": ADMIN,
  "PATCH /api/v1/displays/{id}": ADMIN,
  "POST /api/v1/displays/{id}/link": ADMIN,
  "DELETE /api/v1/displays/{id}": ADMIN,
  "GET /api/v1/security": ADMIN,
  // Last: they end the session by which they are asked.
  "POST /api/v1/auth/sign-out": PEOPLE,
  "POST /api/v1/auth/sign-out-everywhere": PEOPLE,
};

export const WHO_MAY_SOCKETS: Readonly<Record<string, readonly Actor[]>> = {
  "/live wall:watch": WALL_GAZERS,
  "/live subject:watch": CLINICIANS,
  "/live subject:unwatch": CLINICIANS,
  "/feed readings:submit": ["feed"],
  "/feed feed:heartbeat": ["feed"],
};

export const WHO_MAY_PAGES: Readonly<Record<string, readonly Actor[]>> = {
  "/wall": ["display", ...PEOPLE],
  "/subjects": ["icu_nurse", "research_nurse", "investigator", "consultant"],
  "/review": ["research_nurse", "investigator"],
  "/exports": ["research_nurse", "investigator"],
  "/audit": ["research_nurse", "investigator"],
  "/alarms": ["icu_nurse", "research_nurse", "investigator", "consultant"],
  "/study": ["research_nurse", "investigator", "consultant"],
  "/people": ADMIN,
  "/keys": ADMIN,
  "/security": ADMIN,
  "/account": PEOPLE,
  "/sign-in": ACTORS,
  "/set-up": ACTORS,
  "/pair": ACTORS,
  "/forbidden": ACTORS,
};
