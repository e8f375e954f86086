import type { PlateauEffortJson, ReadingHistoryJson, ReadingVersionJson } from "#lib/contract/corrections.ts";
import { findReading, isClaim, recordedAtInstant } from "#lib/log/kept-readings.ts";
import { standingReading } from "#lib/log/meant-reading.ts";
import type { ReadingBook } from "#lib/log/reading-book.ts";
import type { ReadingVersion } from "#lib/log/reading-history.ts";
import type { SubjectRecord } from "#lib/log/subject-record.ts";
import { toIso } from "#lib/units/instant.ts";
import { originalOf } from "#lib/ventilation/reading.ts";
import { toReadingJson } from "./subject-json.ts";

/** A reading with everything that became of it, by the number of any version of it; `null`: none is kept. */
export function toReadingHistoryJson(
  subject: string,
  book: ReadingBook,
  seq: number,
  { facts }: Pick<SubjectRecord, "facts">,
): ReadingHistoryJson | null {
  const standing = standingReading(book, seq);
  if (standing === null) return null;
  const original = findReading(book, originalOf(standing));
  if (original === null) return null;
  const { parameter, observedAt, source } = standing;
  const claims = recordedAtInstant(book, parameter, observedAt, source).filter(
    (one) => isClaim(one) && one.seq !== standing.seq,
  );
  return {
    subject,
    original: toReadingJson(original),
    standing: toReadingJson(standing),
    versions: (book.histories.get(original.seq)?.versions ?? []).map(toVersionJson),
    claims: claims.map(toReadingJson),
    ...(parameter === "plateau_pressure" && { effort: toEffortJson(facts, original.seq) }),
  };
}

function toEffortJson(facts: SubjectRecord["facts"], reading: number): PlateauEffortJson {
  const record = `plateau_effort/${reading}`;
  const last = facts.get(record)?.at(-1);
  if (last === undefined) return { record, version: 0, confirmed_valid: null, by: null, at: null };
  const { version, value, by, at } = last;
  const confirmed_valid = value?.kind === "plateau_effort" ? value.confirmedValid : null;
  return { record, version, confirmed_valid, by: by.replace(/^@/, ""), at: toIso(at) };
}

function toVersionJson(version: ReadingVersion): ReadingVersionJson {
  return {
    version: version.version,
    change: version.change,
    value: version.value,
    unit: version.unit,
    observed_at: toIso(version.observedAt),
    reason_code: version.reasonCode,
    text: version.text,
    by: version.by.replace(/^@/, ""),
    at: toIso(version.at),
    belongs_to: version.belongsTo,
  };
}
