import type { Fact } from "../log/record-event.ts";
import type { Version, Versions } from "../log/subject-record.ts";
import { ANALYTE_UNITS } from "../ventilation/biomarker.ts";
import { plainActor } from "./actor-name.ts";
import type { CsvRow } from "./csv.ts";
import type { ExportedSubject } from "./subject-table.ts";

/** The columns of `biomarkers`: a row for each version of each result, or of why there is none. */
export const BIOMARKERS_COLUMNS = [
  "subject",
  "group",
  "study_day",
  "param",
  "matrix",
  "value",
  "unit",
  "qualifier",
  "reason",
  "sampled_at",
  "recorded_at",
  "entered_by",
  "status",
  "version",
  "superseded_by",
] as const;

type Marker = Extract<Fact, { kind: "biomarker" }>;

interface MarkerVersion {
  readonly marker: Marker;
  readonly version: Version<Fact>;
  readonly status: "valid" | "superseded" | "voided";
  readonly supersededBy: number | null;
}

/** One subject's biomarkers, by the name of their record. */
export function* biomarkersRows(subject: ExportedSubject): Generator<CsvRow> {
  const { record, write } = subject;
  for (const { marker, version, status, supersededBy } of markersOf(subject)) {
    const { analyte, matrix, studyDay, sampledAt, result, notDone } = marker;
    yield [
      record.subject,
      record.profile.group,
      studyDay,
      analyte,
      matrix,
      result?.value ?? null,
      ANALYTE_UNITS[analyte],
      result?.qualifier ?? null,
      notDone,
      sampledAt === null ? null : write(sampledAt),
      write(version.at),
      plainActor(version.by),
      status,
      version.version,
      supersededBy,
    ];
  }
}

/** The results among them as rows of `readings_long`. */
export function* biomarkerReadings(subject: ExportedSubject): Generator<CsvRow> {
  const { record, write } = subject;
  for (const { marker, version, status, supersededBy } of markersOf(subject)) {
    const { analyte, matrix, sampledAt, result } = marker;
    if (result === null) continue;
    yield [
      record.subject,
      analyte,
      matrix,
      result.value,
      ANALYTE_UNITS[analyte],
      result.qualifier,
      sampledAt === null ? null : write(sampledAt),
      write(version.at),
      plainActor(version.by),
      status,
      version.version,
      supersededBy,
      null,
    ];
  }
}

function* markersOf({ said }: ExportedSubject): Generator<MarkerVersion> {
  for (const [name, versions] of [...said.record.facts].toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  )) {
    if (name.startsWith("biomarker")) yield* versionsOf(versions);
  }
}

function* versionsOf(versions: Versions<Fact>): Generator<MarkerVersion> {
  for (const [index, version] of versions.entries()) {
    const marker = version.value;
    if (marker?.kind !== "biomarker") continue;
    const next = versions[index + 1];
    const status = next === undefined ? "valid" : next.value === null ? "voided" : "superseded";
    // A version that voids says nothing by itself; what stood there is what is void.
    yield {
      marker,
      version,
      status,
      supersededBy: next === undefined || next.value === null ? null : next.version,
    };
  }
}
