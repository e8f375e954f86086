import type { EnterFactsRequest } from "#lib/contract/record.ts";
import type { ChangeSubjectRequest, EnrolRequest } from "#lib/contract/subjects.ts";
import { callApi, detailOf, type FeedAddress } from "./api-call.ts";

/** What became of an enrolment or a change. `refused` leaves everything as it was. */
export interface SubjectOutcome {
  readonly status: "created" | "same" | "changed" | "refused";
  /** The HTTP status, for a report. */
  readonly http: number;
  /** Why it was refused; empty otherwise. */
  readonly detail: string;
}

/** Enrols a subject. Enrolling the same one again is `same`; another one under that number is refused (409). */
export async function enrolSubject(address: FeedAddress, request: EnrolRequest): Promise<SubjectOutcome> {
  const { status, body } = await callApi(address, "POST", "/subjects", request);
  if (status === 201) return { status: "created", http: status, detail: "" };
  if (status === 200) return { status: "same", http: status, detail: "" };
  return { status: "refused", http: status, detail: detailOf(body) };
}

/** Changes what is known of a subject: bed, ventilation, infusion. */
export async function changeSubject(
  address: FeedAddress,
  subject: string,
  request: ChangeSubjectRequest,
): Promise<SubjectOutcome> {
  const path = `/subjects/${encodeURIComponent(subject)}`;
  const { status, body } = await callApi(address, "PATCH", path, request);
  return status === 200
    ? { status: "changed", http: status, detail: "" }
    : { status: "refused", http: status, detail: detailOf(body) };
}

/** Enters what no feed measures, such as a laboratory's results. The same again changes nothing. */
export async function enterFacts(
  address: FeedAddress,
  subject: string,
  request: EnterFactsRequest,
): Promise<SubjectOutcome> {
  const path = `/subjects/${encodeURIComponent(subject)}/record`;
  const { status, body } = await callApi(address, "POST", path, request);
  return status === 200 || status === 201
    ? { status: status === 201 ? "changed" : "same", http: status, detail: "" }
    : { status: "refused", http: status, detail: detailOf(body) };
}
