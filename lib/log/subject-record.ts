import { assertNever } from "../units/assert-never.ts";
import type { Instant } from "../units/instant.ts";
import type { Correction } from "../ventilation/correction-reason.ts";
import type { VentilationEpisode } from "../ventilation/subject.ts";
import type { Origin } from "./envelope.ts";
import type { SubjectDetails, SubjectEvent } from "./event.ts";
import type { Fact, RecordEvent } from "./record-event.ts";
import type { ReviewEvent } from "./review-event.ts";
import type { SafetyEvent } from "./safety-event.ts";

/** What stood from one version on, and whose doing that is. */
export interface Version<Value> {
  /** 1, 2, 3 … */
  readonly version: number;
  /** `null`: voided. */
  readonly value: Value | null;
  readonly by: string;
  readonly at: Instant;
  /** `null`: entered for the first time, added to, or changed by a program. */
  readonly correction: Correction | null;
}

/** Every version of a fact, the oldest first and never none. */
export type Versions<Value> = readonly Version<Value>[];

/** Everything that was entered about a subject, with all that stood there before. */
export interface SubjectRecord {
  readonly details: Versions<SubjectDetails>;
  /** By the names of their records, in the order in which these were first entered. */
  readonly facts: ReadonlyMap<string, Versions<Fact>>;
}

export const NO_RECORD: SubjectRecord = { details: [], facts: new Map() };

/** What stands of a fact; `null`: it was never entered, or is void. */
export function standing<Value>(versions: Versions<Value> | undefined): Value | null {
  return versions?.at(-1)?.value ?? null;
}

/** The facts of a kind that stand, with the names of their records. */
export function standingOf<Kind extends Fact["kind"]>(
  { facts }: SubjectRecord,
  kind: Kind,
): readonly (Extract<Fact, { kind: Kind }> & { readonly record: string })[] {
  const found: (Extract<Fact, { kind: Kind }> & { readonly record: string })[] = [];
  for (const [record, versions] of facts) {
    const fact = standing(versions);
    if (fact?.kind === kind) found.push({ ...(fact as Extract<Fact, { kind: Kind }>), record });
  }
  return found;
}

/** The next state of what was entered. Feeds and forms that know of one episode only speak of the latest. */
export function evolveSubjectRecord(
  record: SubjectRecord,
  event: Exclude<SubjectEvent, ReviewEvent | SafetyEvent>,
  { actor: by, recordedAt: at }: Origin,
): SubjectRecord {
  const deed = { by, at };
  switch (event.type) {
    case "subjectEnrolled": {
      const { ventilationStartedAt, ventilationEndedAt } = event;
      const details = withVersion([], detailsOf(event), deed, null);
      const enrolled = { ...NO_RECORD, details };
      if (ventilationStartedAt === null) return enrolled;
      const episode = { startedAt: ventilationStartedAt, endedAt: ventilationEndedAt };
      return withEpisode(enrolled, nextRecord(enrolled, "ventilation"), episode, deed);
    }
    case "subjectDetailsChanged": {
      const before = standing(record.details);
      if (before === null) return record;
      const value = { ...before, ...event.changes };
      return { ...record, details: withVersion(record.details, value, deed, event.correction ?? null) };
    }
    case "ventilationStarted":
      return withEpisode(
        record,
        nextRecord(record, "ventilation"),
        { startedAt: event.at, endedAt: null },
        deed,
      );
    case "ventilationStartCorrected":
      return withLatestEpisode(record, deed, (one) =>
        event.at === null ? null : { ...one, startedAt: event.at },
      );
    case "ventilationEnded":
      return withLatestEpisode(record, deed, (one) => ({ ...one, endedAt: event.at }));
    case "factEntered":
    case "factCorrected":
    case "factVoided":
      return withFact(record, event, deed);
    case "infusionPlanned":
    case "infusionStarted":
    case "infusionKindStated":
    case "infusionStartCorrected":
    case "infusionEnded":
    case "infusionPrepared":
    case "infusionPreparationCorrected":
    case "infusionDiscarded":
    case "infusionChecked":
    case "infusionBagStarted":
    case "infusionBagEnded":
    case "infusionInterrupted":
    case "infusionResumed":
    case "infusionWindowSummarised":
    case "iaeCandidateOpened":
    case "iaeCandidateCorrected":
    case "iaeCandidateSuperseded":
    case "alarmLimitsChanged":
    case "transportStarted":
    case "transportEnded":
      return record;
    default:
      return assertNever(event);
  }
}

/** Episodes that stand, in order of start. */
export function episodesOf(
  record: SubjectRecord,
): readonly (VentilationEpisode & { readonly record: string })[] {
  return standingOf(record, "ventilation").toSorted((a, b) => a.startedAt - b.startedAt);
}

/** A name for one more of a kind of which there may be several. */
export function nextRecord({ facts }: SubjectRecord, kind: Fact["kind"]): string {
  let count = 1;
  for (const name of facts.keys()) if (name.startsWith(`${kind}/`)) count += 1;
  return `${kind}/${count}`;
}

function detailsOf(event: SubjectDetails): SubjectDetails {
  const { sex, heightCm, weightKg, group, admittedAt, enrolledAt } = event;
  const { ageYears = null, insultAt = null, diagnosedAt = null, consentedAt = null } = event;
  const clocks = { admittedAt, enrolledAt, insultAt, diagnosedAt, consentedAt };
  return { sex, ageYears, heightCm, weightKg, group, ...clocks };
}

type Deed = Pick<Version<unknown>, "by" | "at">;

function withEpisode(
  record: SubjectRecord,
  name: string,
  episode: VentilationEpisode | null,
  deed: Deed,
): SubjectRecord {
  const fact: Fact | null = episode === null ? null : { kind: "ventilation", ...episode };
  const versions = withVersion(record.facts.get(name) ?? [], fact, deed, null);
  return { ...record, facts: new Map(record.facts).set(name, versions) };
}

function withLatestEpisode(
  record: SubjectRecord,
  deed: Deed,
  change: (latest: VentilationEpisode) => VentilationEpisode | null,
): SubjectRecord {
  const latest = episodesOf(record).at(-1);
  if (latest === undefined) return record;
  const { record: name, startedAt, endedAt } = latest;
  return withEpisode(record, name, change({ startedAt, endedAt }), deed);
}

function withFact(record: SubjectRecord, event: RecordEvent, deed: Deed): SubjectRecord {
  const fact = event.type === "factVoided" ? null : event.fact;
  const correction = event.type === "factEntered" ? null : event.correction;
  const versions = withVersion(record.facts.get(event.record) ?? [], fact, deed, correction);
  return { ...record, facts: new Map(record.facts).set(event.record, versions) };
}

function withVersion<Value>(
  versions: Versions<Value>,
  value: Value | null,
  deed: Deed,
  correction: Correction | null,
): Versions<Value> {
  return [...versions, { version: versions.length + 1, value, ...deed, correction }];
}
