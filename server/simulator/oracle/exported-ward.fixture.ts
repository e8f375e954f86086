import { parse } from "csv-parse/sync";

/** A reading as `readings_long.csv` has it. Times are epoch milliseconds. */
export interface ExportedReading {
  readonly subject: string;
  readonly parameter: string;
  readonly value: number;
  readonly unit: string;
  readonly observedAt: number;
  readonly recordedAt: number;
  readonly source: string;
  readonly status: string;
}

/** One line of `alarm_log.csv`. */
export interface LoggedStep {
  readonly at: number;
  readonly alarm: string;
  readonly subject: string;
  readonly condition: string;
  readonly what: string;
  readonly priority: string;
  readonly figures: Readonly<Record<string, number>>;
  readonly since: number;
  readonly reason: string | null;
}

/** One row of `alarms.csv`, as far as it says what became of an alarm. */
export interface ListedAlarm {
  readonly alarm: string;
  readonly raisedAt: number;
  readonly endedAt: number | null;
  readonly unanswered: boolean;
}

type Row = Readonly<Record<string, string>>;

export function readingsIn(csv: string): readonly ExportedReading[] {
  return rowsOf(csv).map((row) => ({
    subject: text(row, "subject"),
    parameter: text(row, "param"),
    value: Number(text(row, "value")),
    unit: text(row, "unit"),
    observedAt: time(row, "measured_at"),
    recordedAt: time(row, "recorded_at"),
    source: text(row, "source"),
    status: text(row, "status"),
  }));
}

export function stepsIn(csv: string): readonly LoggedStep[] {
  return rowsOf(csv).map((row) => ({
    at: time(row, "at"),
    alarm: text(row, "alarm"),
    subject: text(row, "subject"),
    condition: text(row, "condition"),
    what: text(row, "what"),
    priority: text(row, "priority"),
    figures: figuresIn(text(row, "figures")),
    since: time(row, "since"),
    reason: text(row, "reason") || null,
  }));
}

export function alarmsIn(csv: string): readonly ListedAlarm[] {
  return rowsOf(csv).map((row) => ({
    alarm: text(row, "alarm"),
    raisedAt: time(row, "raised_at"),
    endedAt: timeOrNull(row, "ended_at"),
    unanswered: text(row, "unanswered") === "1",
  }));
}

function rowsOf(csv: string): readonly Row[] {
  return parse(csv, { columns: true });
}

function text(row: Row, column: string): string {
  const cell = row[column];
  if (cell === undefined) throw new Error(`the export has no column ${column}`);
  return cell;
}

/** `fio2=0.25;peep=6` */
function figuresIn(cell: string): Record<string, number> {
  const pairs = cell.split(";").filter((pair) => pair !== "");
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = "", figure] = pair.split("=");
      return [name, Number(figure)];
    }),
  );
}

function time(row: Row, column: string): number {
  const instant = Date.parse(text(row, column));
  if (Number.isNaN(instant)) throw new Error(`not a time in ${column}: ${text(row, column)}`);
  return instant;
}

function timeOrNull(row: Row, column: string): number | null {
  return text(row, column) === "" ? null : time(row, column);
}
