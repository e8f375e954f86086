import { type AnyEvent, type Envelope, WARD_STREAM } from "../log/envelope.ts";
import { type Instant, toIso } from "../units/instant.ts";

/** What a field of an event says; times are ISO 8601 in UTC, lists and groups their JSON. */
export type AuditValue = string | number | boolean | null;

/** One field as an event left it; what stood there before is told by `AuditMemory`. */
export interface AuditField {
  readonly field: string;
  readonly after: AuditValue;
  /** Where the event itself says what stood there. */
  readonly before?: AuditValue;
}

/** An event of the log as an audit reads it: whatever kind of event it is, and one that nobody has thought of yet. */
export interface AuditEntry {
  readonly seq: number;
  /** `null`: it is the ward's. */
  readonly subject: string | null;
  readonly version: number;
  readonly recordedAt: Instant;
  readonly actor: string;
  readonly type: string;
  /** Names the thing that it is about among the subject's, such as `record death/1`. */
  readonly thing: string;
  readonly parameter: string | null;
  /** Of a day's figure: its key and date. */
  readonly figure: string | null;
  readonly localDate: string | null;
  /** The number of the reading that it brought or is about. */
  readonly reading: number | null;
  readonly observedAt: Instant | null;
  readonly source: string | null;
  readonly unit: string | null;
  /** Of an alarm that is raised: its id in the alert table. */
  readonly condition: string | null;
  /** The wall at which it was done. */
  readonly wall: string | null;
  readonly reasonCode: string | null;
  readonly reason: string | null;
  readonly fields: readonly AuditField[];
}

type Facts = Readonly<Record<string, unknown>>;

/** Said of the entry as a whole, so none of its fields. */
const OF_THE_ENTRY: ReadonlySet<string> = new Set([
  "type",
  "parameter",
  "figure",
  "localDate",
  "source",
  "unit",
  "wall",
  "id",
  "record",
  "candidate",
  "infusion",
  "bag",
  "adverseEvent",
  "alarm",
  "query",
  "version",
  "seq",
  "subject",
  // A match of everybody: its file is told by its hash.
  "subjects",
  "about",
  "reason",
  "reasonCode",
  "correction",
  "because",
  "code",
  "text",
  "late",
  "was",
  "becomes",
  "before",
  "after",
  "changes",
  "fact",
  "facts",
  "seen",
  "rationale",
  "preparation",
  "figures",
  "condition",
  "occasion",
  "protocolVersion",
  "protocolHash",
  "observedAt",
]);

/** Each of these holds fields by their names. */
const GROUPS_OF_FIELDS = ["changes", "fact", "facts", "preparation", "figures"];

/** Of a signature: who signed as what, before what they signed. */
const SAID_FIRST: readonly string[] = ["name", "meaning"];

/** Of these events `at` is one of the subject's own times, known by that name since the enrolment. */
const NAMES_OF_AT: Readonly<Record<string, string>> = {
  ventilationStarted: "ventilationStartedAt",
  ventilationStartCorrected: "ventilationStartedAt",
  ventilationEnded: "ventilationEndedAt",
  infusionPlanned: "infusionPlannedAt",
  infusionStarted: "infusionStartedAt",
  infusionStartCorrected: "infusionStartedAt",
  infusionEnded: "infusionEndedAt",
};

const IS_TIME = /(?:At|Start|End)$|^(?:at|from|to|of|onset|t0|until|since)$/;

/** Nothing that is measured here is so large a number; whatever an alarm's figure is called, this is a time. */
const A_TIME = 1e12;

/** An event as an audit reads it. */
export function auditEntry({
  seq,
  stream,
  version,
  recordedAt,
  actor,
  event,
}: Envelope<AnyEvent>): AuditEntry {
  const facts = event as unknown as Facts;
  const about = group(facts.about);
  const ofReading = event.type === "readingRecorded" || event.type === "readingRejected" ? seq : null;
  const ward = stream === WARD_STREAM;
  return {
    seq,
    subject: ward ? text(facts.subject) : stream,
    version,
    recordedAt,
    actor,
    type: event.type,
    thing: thingOf(event.type, facts),
    parameter: text(facts.parameter) ?? text(about.parameter),
    figure: text(facts.figure) ?? text(about.figure),
    localDate: text(facts.localDate) ?? text(about.date),
    reading: ofReading ?? number(facts.seq) ?? number(about.seq),
    observedAt: (number(facts.observedAt) ??
      number(about.observedAt) ??
      number(group(facts.becomes).observedAt)) as Instant | null,
    source: text(facts.source),
    unit: text(facts.unit) ?? text(group(facts.becomes).unit),
    condition: text(facts.condition),
    wall: text(facts.wall),
    ...reasonOf(facts),
    fields: fieldsOf(event.type, facts),
  };
}

/** What an entry is about, so that what stood there before can be found. */
function thingOf(type: string, facts: Facts): string {
  for (const name of ["record", "candidate", "adverseEvent", "alarm", "query"]) {
    if (typeof facts[name] !== "string") continue;
    // Its reports are things of their own: to the sponsor is not to the authorities.
    const report = text(facts.report);
    return `${name} ${facts[name]}${report === null ? "" : ` report ${report}`}`;
  }
  if (typeof facts.infusion === "number") {
    return typeof facts.bag === "number"
      ? `infusion ${facts.infusion} bag ${facts.bag}`
      : `infusion ${facts.infusion}`;
  }
  if (typeof facts.figure === "string") return `figure ${facts.localDate} ${facts.figure}`;
  if (type === "alarmLimitsChanged") return "limits";
  if (typeof facts.bed === "string" && type !== "subjectEnrolled") return `bed ${facts.bed}`;
  return "subject";
}

function fieldsOf(type: string, facts: Facts): readonly AuditField[] {
  const [before, after] = pairIn(facts);
  if (after !== null) {
    const changed = Object.keys({ ...before, ...after })
      .filter((field) => JSON.stringify(before?.[field]) !== JSON.stringify(after[field]))
      .map((field) => ({
        field,
        before: shownValue(field, before?.[field]),
        after: shownValue(field, after[field]),
      }));
    return [...changed, ...causesOf(facts)];
  }
  const fields: AuditField[] = [];
  const add = (name: string, value: unknown): void => {
    const field = name === "at" ? (NAMES_OF_AT[type] ?? name) : name;
    // A correction of one of several says which one stood there.
    const was = type === "infusionStartCorrected" && name === "at" ? number(facts.was) : null;
    const after = shownValue(field, value);
    fields.push(was === null ? { field, after } : { field, after, before: shownValue("at", was) });
  };
  for (const name of SAID_FIRST) if (name in facts) add(name, facts[name]);
  for (const name in facts) {
    if (!OF_THE_ENTRY.has(name) && !SAID_FIRST.includes(name)) add(name, facts[name]);
  }
  for (const name of GROUPS_OF_FIELDS) {
    const inner = facts[name];
    if (!isGroup(inner)) continue;
    // What kind of fact it is, its record's name says.
    for (const field in inner) if (field !== "kind") add(field, inner[field]);
  }
  return fields;
}

/** The numbers of the events that a figure changed with, as far as they are told one by one. */
function causesOf({ because, changes }: Facts): readonly AuditField[] {
  if (!Array.isArray(because) || because.length === 0) return [];
  const more = typeof changes === "number" && changes > because.length ? " …" : "";
  return [{ field: "changedBy", before: null, after: because.map((seq) => `#${seq}`).join(", ") + more }];
}

/** Where an event holds both what was and what is. */
function pairIn(facts: Facts): readonly [Facts | null, Facts | null] {
  if (isGroup(facts.becomes)) return [group(facts.was), facts.becomes];
  if (isGroup(facts.after)) return [group(facts.before), facts.after];
  return [null, null];
}

function reasonOf(facts: Facts): Pick<AuditEntry, "reasonCode" | "reason"> {
  const correction = isGroup(facts.reason) ? facts.reason : group(facts.correction);
  return {
    reasonCode: text(facts.reasonCode) ?? text(correction.reasonCode) ?? text(facts.code),
    reason:
      text(facts.reason) ??
      text(facts.because) ??
      text(facts.rationale) ??
      text(facts.correction) ??
      text(correction.text) ??
      text(facts.text) ??
      text(group(facts.late).text),
  };
}

function shownValue(field: string, value: unknown): AuditValue {
  if (value === undefined || value === null) return null;
  if (typeof value === "number") {
    return IS_TIME.test(field) || value >= A_TIME ? toIso(value as Instant) : value;
  }
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (isGroup(value) && typeof value.value === "number" && typeof value.unit === "string") {
    return value.unit === "1" ? String(value.value) : `${value.value} ${value.unit}`;
  }
  return JSON.stringify(value);
}

function isGroup(value: unknown): value is Facts {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function group(value: unknown): Facts {
  return isGroup(value) ? value : {};
}

function text(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function number(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
