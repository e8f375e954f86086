import type { WireReading } from "../contract/readings.ts";
import { type EnrolRequest, enrolSchema } from "../contract/subjects.ts";
import { type Instant, parseInstant } from "../units/instant.ts";
import { fail, type Result, succeed } from "../units/result.ts";

/** The columns that `subjects.csv` must have; those after them may be absent. */
export const SUBJECT_COLUMNS = ["subject", "sex"] as const;

/** The columns that `readings.csv` must have. */
export const READING_COLUMNS = ["subject", "parameter", "value", "unit", "measured_at"] as const;

/** The source that replayed readings carry unless the file has a `source` column. */
const REPLAY_SOURCE = "replay";

const NUMBERS = ["height_cm", "weight_kg"] as const;
const TEXTS = [
  "bed",
  "group",
  "admitted_at",
  "enrolled_at",
  "ventilation_started_at",
  "ventilation_ended_at",
  "infusion_planned_at",
  "infusion_started_at",
] as const;

/** A row of a CSV file by column; a cell that the row does not have is `undefined`. */
export type CsvRow = Readonly<Record<string, string | undefined>>;

/** A reading and its place in time, so that a file can be sent in the order in which things happened. */
export interface TimedReading {
  readonly at: Instant;
  readonly reading: WireReading;
}

/** The enrolment that a row of `subjects.csv` asks for. An empty cell is a fact that is not known. */
export function enrolmentOf(row: CsvRow): Result<EnrolRequest, "bad_row"> {
  const request: Record<string, unknown> = { subject: cell(row, "subject"), sex: cell(row, "sex") };
  for (const column of NUMBERS) {
    const text = cell(row, column);
    if (text === "") continue;
    const value = decimal(text);
    if (value === null) return fail("bad_row", `${column} ${JSON.stringify(text)} is not a number`);
    request[column] = value;
  }
  for (const column of TEXTS) {
    const text = cell(row, column);
    if (text === "") continue;
    if (column.endsWith("_at") && parseInstant(text) === null) {
      return fail("bad_row", `${column} ${JSON.stringify(text)} is not an ISO 8601 time with an offset`);
    }
    request[column] = text;
  }
  const parsed = enrolSchema.safeParse(request);
  if (parsed.success) return succeed(parsed.data);
  const issue = parsed.error.issues[0];
  return fail("bad_row", `${issue?.path.join(".") ?? "row"}: ${issue?.message ?? "not understood"}`);
}

/**
 * The reading in a row of `readings.csv`. Only what no server could place is refused here: a cell that
 * is empty, a value that is no number, a time that is none. Whether a parameter, a unit or a value is
 * possible is for the server to say, with its code.
 */
export function readingOf(row: CsvRow): Result<TimedReading, "bad_row"> {
  for (const column of READING_COLUMNS) {
    if (cell(row, column) === "") return fail("bad_row", `${column} is empty`);
  }
  const value = decimal(cell(row, "value"));
  if (value === null) {
    return fail("bad_row", `value ${JSON.stringify(cell(row, "value"))} is not a number`);
  }
  const measuredAt = cell(row, "measured_at");
  const at = parseInstant(measuredAt);
  if (at === null) {
    return fail(
      "bad_row",
      `measured_at ${JSON.stringify(measuredAt)} is not an ISO 8601 time with an offset`,
    );
  }
  return succeed({
    at,
    reading: {
      subject: cell(row, "subject"),
      parameter: cell(row, "parameter"),
      value,
      unit: cell(row, "unit"),
      observed_at: measuredAt,
      source: cell(row, "source") || REPLAY_SOURCE,
    },
  });
}

function cell(row: CsvRow, column: string): string {
  return Object.hasOwn(row, column) ? (row[column] ?? "").trim() : "";
}

/** A decimal number and nothing else: `Number("")` is 0 and `Number("0x1f")` is 31, and neither was measured. */
function decimal(text: string): number | null {
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}
