import { adjudicationOf } from "../../log/adjudication.ts";
import { caseStanding } from "../../log/case-standing.ts";
import type { Fact } from "../../log/record-event.ts";
import type { Versions } from "../../log/subject-record.ts";
import { DAILY_FIGURES } from "../../study/daily-figure.ts";
import type { DaySummary } from "../../study/day-summary.ts";
import { infusionWindows } from "../../study/infusion-window.ts";
import type { Instant } from "../../units/instant.ts";
import { originalOf } from "../../ventilation/reading.ts";
import type { TimeWriter } from "../site-time.ts";
import type { ExportedSubject } from "../subject-table.ts";
import type { OdmChange } from "./odm-change.ts";
import {
  adjudicationChanges,
  adverseEventChanges,
  bagChanges,
  odmReason,
  preparationChanges,
  reportChanges,
} from "./odm-safety.ts";

/** Which changes a file holds: what stands with its last change, or every change that there was. */
export type OdmContent = "Snapshot" | "Transactional";

/**
 * Everything about one subject, event by event as ODM nests them, and thing by thing or day by day.
 * What is worked out, such as a day's figures, is in a snapshot alone: nobody entered it.
 */
export function* odmChanges(subject: ExportedSubject, content: OdmContent): Generator<readonly OdmChange[]> {
  yield wanted(detailChanges(subject), content);
  for (const [name, versions] of [...subject.said.record.facts].toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  )) {
    yield wanted(factChanges(name, versions, subject.write), content);
  }
  yield [...infusions(subject)];
  yield [...windowEvents(subject)];
  for (const changes of safetyChanges(subject)) yield wanted(changes, content);
  if (content === "Snapshot") yield* daysThatStand(subject);
  else yield subject.readingChanges;
}

/** Of a snapshot only what stands: the last version, said as a first entry. */
function wanted(changes: readonly OdmChange[], content: OdmContent): readonly OdmChange[] {
  if (content === "Transactional") return changes;
  const last = changes.at(-1);
  return last === undefined || last.transaction === "Remove" ? [] : [{ ...last, transaction: "Insert" }];
}

function detailChanges({ said, write }: ExportedSubject): readonly OdmChange[] {
  return versionsOf(said.record.details, write).map((version) => ({
    event: "ENROLMENT",
    eventKey: null,
    group: "SUBJECT",
    groupKey: null,
    ...version,
  }));
}

function factChanges(name: string, versions: Versions<Fact>, write: TimeWriter): readonly OdmChange[] {
  const kind = versions.find(({ value }) => value !== null)?.value?.kind;
  if (kind === undefined) return [];
  return versionsOf(versions, write).map((version) => ({
    event: "RECORD",
    eventKey: null,
    group: kind.toUpperCase(),
    groupKey: name,
    ...version,
  }));
}

function versionsOf(
  versions: Versions<object>,
  write: TimeWriter,
): readonly Pick<OdmChange, "transaction" | "items" | "audit">[] {
  return versions.map(({ value, by, at, correction }, index) => ({
    transaction: value === null ? "Remove" : index === 0 ? "Insert" : "Update",
    items: value === null ? {} : itemsOf(value, write),
    audit: { by, at, reason: odmReason(correction) },
  }));
}

function itemsOf(value: object, write: TimeWriter): OdmChange["items"] {
  const items: Record<string, string | number | null> = {};
  for (const [key, part] of Object.entries(value)) {
    if (key === "kind") continue;
    // A result is a value with its qualifier, which are items of their own.
    if (typeof part === "object" && part !== null) Object.assign(items, itemsOf(part, write));
    else if (typeof part === "number")
      items[key] = key === "at" || key.endsWith("At") ? write(part as Instant) : part;
    else items[key] = part === null || part === undefined ? null : String(part);
  }
  return items;
}

function* infusions({ record, write }: ExportedSubject): Generator<OdmChange> {
  for (const [index, { startedAt, endedAt }] of record.profile.infusions.entries()) {
    yield {
      event: "RECORD",
      eventKey: null,
      group: "INFUSION",
      groupKey: String(index + 1),
      transaction: "Insert",
      items: { startedAt: write(startedAt), endedAt: endedAt === null ? null : write(endedAt) },
      audit: null,
    };
  }
}

function* windowEvents({ record, context, write }: ExportedSubject): Generator<OdmChange> {
  const windows = infusionWindows(record.profile, context.protocol.infusionWindow);
  for (const one of record.treatment.candidates) {
    const { state } = caseStanding(one, adjudicationOf(record.safety.adjudications, one.candidate), windows);
    const last = one.earlier.at(-1);
    yield {
      event: "RECORD",
      eventKey: null,
      group: "WINDOW_EVENT",
      groupKey: one.candidate,
      transaction: "Insert",
      items: { event: one.event, term: one.term, onset: write(one.onset), state },
      audit: { ...(last?.corrected ?? one.opened), reason: last?.reason ?? null },
    };
  }
}

/** Each thing's changes by itself, and things of one form after each other. */
function* safetyChanges({ record, write }: ExportedSubject): Generator<readonly OdmChange[]> {
  const { treatment, safety } = record;
  for (const one of safety.adjudications) yield* adjudicationChanges(one);
  for (const one of safety.adverseEvents) yield adverseEventChanges(one, write);
  for (const one of safety.adverseEvents) yield* reportChanges(one, write);
  for (const one of treatment.records) yield preparationChanges(one, write);
  for (const one of treatment.records) for (const bag of bagChanges(one, write)) yield [bag];
}

/** Day by day: its readings in order of time as they stand, and then its figures. */
function* daysThatStand(subject: ExportedSubject): Generator<readonly OdmChange[]> {
  const { days } = subject;
  const standing = new Map<string, OdmChange>();
  for (const change of subject.readingChanges) {
    standing.set(change.groupKey ?? "", change);
  }
  const statuses = statusesOf(subject);
  const readings = [...standing.values()]
    .filter(({ transaction }) => transaction !== "Remove")
    .map((change): OdmChange => {
      const status = statuses.get(change.groupKey ?? "") ?? null;
      // Nearly all of them stand as they came.
      if (change.transaction === "Insert" && change.items.status === status) return change;
      return { ...change, transaction: "Insert", items: { ...change.items, status } };
    });
  const byDate = Map.groupBy(readings, ({ eventKey }) => eventKey ?? "");
  const figures = new Map(days.days.map((summary) => [summary.day.date, summary]));
  for (const date of [...new Set([...byDate.keys(), ...figures.keys()])].toSorted()) {
    yield byDate.get(date) ?? [];
    const summary = figures.get(date);
    if (summary !== undefined) yield [...figuresOf(summary, subject)];
  }
}

/** Whether each reading counts, by the number under which it first came. */
function statusesOf({ record }: ExportedSubject): ReadonlyMap<string, string> {
  const statuses = new Map<string, string>();
  for (const list of record.readings.values()) {
    for (const reading of list) {
      if (reading.status !== "superseded") statuses.set(String(originalOf(reading)), reading.status);
    }
  }
  return statuses;
}

function* figuresOf(
  { day, studyDay, segments }: DaySummary,
  { days }: ExportedSubject,
): Generator<OdmChange> {
  for (const part of segments) {
    const figures = days.figuresOf(part);
    for (const figure of DAILY_FIGURES) {
      const { value, n, expected, completeness } = figures[figure];
      const signed = days.signatureOf({ localDate: day.date, figure });
      yield {
        event: "DAY",
        eventKey: day.date,
        group: "FIGURE",
        groupKey: `${part.segment.name}.${figure}`,
        transaction: "Insert",
        items: { figure, segment: part.segment.name, studyDay, value, n, expected, completeness },
        audit: null,
        ...(signed === null ? {} : { signature: { by: signed.by, at: signed.at, meaning: signed.meaning } }),
      };
    }
  }
}
