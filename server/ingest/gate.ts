import {
  MAX_READINGS,
  type ReadingCode,
  type ReadingResult,
  type SubmitResult,
  wireReadingSchema,
} from "#lib/contract/readings.ts";
import { decideReading } from "#lib/log/decide-reading.ts";
import { findBed, layIn, occupantAt, type WardState } from "#lib/log/ward-state.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import type { Clock } from "#lib/units/clock.ts";
import { type Instant, toIso } from "#lib/units/instant.ts";
import { type Failure, fail, type Result, succeed } from "#lib/units/result.ts";
import { type InterpretedReading, interpretReading } from "#lib/ventilation/interpret-reading.ts";
import type { Principal } from "../access/principal.ts";
import type { Draft, SenderId } from "../log/draft.ts";
import type { RecordFailure } from "../log/proposal.ts";
import type { Recorder } from "../log/recorder.ts";
import type { Metrics } from "../runtime/metrics.ts";

/** Why a submission as a whole was not taken. */
export type SubmitFailure = RecordFailure | "too_large";

/** Who submits: their name is the source of readings that name none. */
export type Submitter = Pick<Principal, "actor" | "kind" | "beds">;

/** Told of a submitter who sent what is not theirs to send. */
export type OnForbidden = (submitter: Submitter) => void;

interface ParsedReading {
  readonly subject: string | null;
  readonly bed: string | null;
  readonly source: string;
  readonly id: string | null;
  readonly late: string | null;
  readonly reading: InterpretedReading;
}

type Parsed = Result<ParsedReading, ReadingCode>;

/**
 * The gate that every reading passes, whichever door it came by: understood, given to a subject, decided,
 * made durable, and only then answered.
 */
export class Gate {
  readonly #recorder: Recorder;
  readonly #clock: Clock;
  readonly #metrics: Metrics;
  readonly #onForbidden: OnForbidden;

  constructor(recorder: Recorder, clock: Clock, metrics: Metrics, onForbidden: OnForbidden) {
    this.#recorder = recorder;
    this.#clock = clock;
    this.#metrics = metrics;
    this.#onForbidden = onForbidden;
  }

  async submit(sent: readonly unknown[], submitter: Submitter): Promise<Result<SubmitResult, SubmitFailure>> {
    if (sent.length > MAX_READINGS) {
      return fail("too_large", `Send at most ${MAX_READINGS} readings at once; these are ${sent.length}.`);
    }
    const now = this.#clock.now();
    const parsed = sent.map((one) => parseReading(one, submitter, now));
    const result = await this.#recorder.propose({
      actor: submitter.actor,
      weight: sent.length,
      alone: false,
      subjects: (ward) => subjectsOf(parsed, ward),
      senderIds: () => senderIdsOf(parsed),
      decide: (draft) => summarise(parsed.map((one, index) => decideOne(one, index, draft, submitter))),
    });
    if (!result.ok) return result;
    this.#metrics.countReadings(result.value);
    if (result.value.rejected > 0 && result.value.results.some(({ code }) => code === "forbidden")) {
      this.#onForbidden(submitter);
    }
    return result;
  }
}

/** A field that is absent or of another type says the same as one with a value that nobody knows. */
const CODE_OF_FIELD: ReadonlyMap<PropertyKey, ReadingCode> = new Map([
  ["subject", "unknown_subject"],
  ["bed", "unknown_bed"],
  ["parameter", "unknown_parameter"],
  ["value", "not_a_number"],
  ["unit", "unknown_unit"],
  ["observed_at", "bad_time"],
]);

function parseReading(sent: unknown, submitter: Submitter, now: Instant): Parsed {
  const shape = wireReadingSchema.safeParse(sent);
  if (!shape.success) {
    const issue = shape.error.issues[0];
    const field = issue?.path[0];
    const code = field === undefined ? "malformed" : (CODE_OF_FIELD.get(field) ?? "malformed");
    return fail(code, `${String(field ?? "The reading")}: ${issue?.message ?? "not understood"}.`);
  }
  const { subject = null, bed = null, source = submitter.actor, id = null, late = null } = shape.data;
  if (subject === null && bed === null) return fail("unknown_subject", "A reading needs a subject or a bed.");
  if (submitter.kind === "person" && source !== submitter.actor) {
    return fail("forbidden", `People send under their own name, ${submitter.actor}, and not as ${source}.`);
  }
  if (submitter.kind !== "person" && isPersonsName(source)) {
    return fail("forbidden", `${submitter.actor} may not send as a person: ${source}.`);
  }
  if (submitter.kind !== "person" && late !== null) {
    return fail("forbidden", `Only people enter readings late, and ${submitter.actor} is none.`);
  }
  const reading = interpretReading(shape.data, now, PROTOCOL.acceptance);
  return reading.ok ? succeed({ subject, bed, source, id, late, reading: reading.value }) : reading;
}

/** Whether a source reads as a person's, or as one at a glance. */
export function isPersonsName(source: string): boolean {
  return source.normalize("NFKC").trimStart().startsWith("@");
}

function* subjectsOf(parsed: readonly Parsed[], ward: WardState): Iterable<string> {
  const seen = new Set<string>();
  for (const one of parsed) {
    if (!one.ok) continue;
    const owner = ownerOf(one.value, ward);
    if (!owner.ok || seen.has(owner.value)) continue;
    seen.add(owner.value);
    yield owner.value;
  }
}

function senderIdsOf(parsed: readonly Parsed[]): readonly SenderId[] {
  const senderIds: SenderId[] = [];
  for (const one of parsed) {
    if (one.ok && one.value.id !== null) senderIds.push({ source: one.value.source, id: one.value.id });
  }
  return senderIds;
}

/** Whose reading it is: the subject named, or whoever lay in the bed when it was observed. */
function ownerOf(
  { subject, bed, reading }: ParsedReading,
  ward: WardState,
): Result<string, "unknown_bed" | "unknown_subject"> {
  if (subject !== null) return succeed(subject);
  const found = bed === null ? null : findBed(ward, bed);
  if (found === null) return fail("unknown_bed", `Nobody made a bed ${JSON.stringify(bed)}.`);
  const occupant = occupantAt(found, reading.observedAt);
  return occupant === null
    ? fail("unknown_subject", `Nobody lay in bed ${found.bed} at ${toIso(reading.observedAt)}.`)
    : succeed(occupant);
}

function decideOne(parsed: Parsed, index: number, draft: Draft, { actor, beds }: Submitter): ReadingResult {
  if (!parsed.ok) return refused(index, parsed);
  const elsewhere = (): ReadingResult =>
    refused(index, {
      code: "forbidden",
      detail: `${actor} may write to ${inWords(beds ?? new Set())} only.`,
    });
  // Asked first: which other beds there are, and when somebody lay there, is not for this sender to learn.
  const { bed } = parsed.value;
  if (beds !== null && bed !== null && !beds.has(bed)) return elsewhere();
  const owner = ownerOf(parsed.value, draft.ward);
  if (!owner.ok) return refused(index, owner);
  const subject = draft.subject(owner.value);
  if (subject === null) {
    return refused(index, { code: "unknown_subject", detail: `No subject is enrolled as ${owner.value}.` });
  }
  const { reading, source, id, late } = parsed.value;
  if (beds !== null && !layIn(draft.ward, beds, owner.value, reading.observedAt)) {
    return elsewhere();
  }
  const { admittedAt } = subject.profile;
  if (admittedAt !== null && reading.observedAt < admittedAt) {
    return refused(index, {
      code: "before_admission",
      detail: `${toIso(reading.observedAt)} is before the admission of ${owner.value}.`,
    });
  }
  const senderId = id === null ? undefined : { source, id };
  const prior = senderId === undefined ? null : draft.prior(senderId);
  const decision = decideReading(draft.book(owner.value), owner.value, { reading, source, id, late }, prior);
  switch (decision.status) {
    case "duplicate":
      return { index, status: "duplicate", seq: decision.seq };
    case "rejected": {
      const seq = decision.event === null ? decision.seq : draft.record(owner.value, decision.event);
      return {
        index,
        status: "rejected",
        code: "out_of_range",
        detail: decision.detail,
        ...(seq === null ? {} : { seq }),
      };
    }
    case "accepted": {
      if (decision.dispute !== null) draft.record(decision.dispute.subject, decision.dispute.event);
      const seq = draft.record(owner.value, decision.event, senderId);
      return decision.conflict === null
        ? { index, status: "accepted", seq }
        : { index, status: "accepted", seq, code: "conflict", detail: decision.conflict };
    }
  }
}

function refused(index: number, { code, detail }: Failure<ReadingCode>): ReadingResult {
  return { index, status: "rejected", code, detail };
}

function summarise(results: readonly ReadingResult[]): SubmitResult {
  let accepted = 0;
  let duplicates = 0;
  for (const { status } of results) {
    if (status === "accepted") accepted++;
    else if (status === "duplicate") duplicates++;
  }
  return { accepted, duplicates, rejected: results.length - accepted - duplicates, results };
}

function inWords(beds: ReadonlySet<string>): string {
  return beds.size === 1 ? `bed ${[...beds].join()}` : `the beds ${[...beds].join(", ")}`;
}
