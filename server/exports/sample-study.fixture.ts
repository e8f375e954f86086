import { WARD_STREAM } from "#lib/log/envelope.ts";
import type { SubjectEnrolled, VentwallEvent } from "#lib/log/event.ts";
import { HOUR, type Instant } from "#lib/units/instant.ts";
import type { EventLog } from "../log/event-log.ts";

const START = Date.parse("2026-03-01T00:00:00+08:00");

/** Local midnight of the first of March 2026 and so many hours. */
export const hour = (hours: number): Instant => (START + hours * HOUR) as Instant;

const enrolled = (bed: string): SubjectEnrolled => ({
  type: "subjectEnrolled",
  sex: "female",
  heightCm: 160,
  weightKg: 60,
  group: "UCMSC",
  admittedAt: null,
  enrolledAt: hour(0),
  bed,
  ventilationStartedAt: hour(0),
  ventilationEndedAt: null,
  infusionPlannedAt: null,
  infusionStartedAt: hour(14.5),
});

/** A log's writer that counts the versions of each stream by itself. */
export class StudyWriter {
  readonly #log: EventLog;
  readonly #versions = new Map<string, number>();

  constructor(log: EventLog) {
    this.#log = log;
  }

  async write(stream: string, at: Instant, ...events: readonly VentwallEvent[]): Promise<void> {
    const appends = events.map((event) => {
      const version = (this.#versions.get(stream) ?? 0) + 1;
      this.#versions.set(stream, version);
      return { envelope: { stream, version, recordedAt: at, actor: "ward feed", event } };
    });
    const appended = await this.#log.append(appends);
    if (!appended.ok) throw new Error(appended.detail);
  }

  /** A subject in a bed with a day of hourly PEEP and four plateaus. */
  async subject(subject: string, bed: string, source = "ventilator"): Promise<void> {
    await this.write(subject, hour(0), enrolled(bed));
    await this.write(
      WARD_STREAM,
      hour(0),
      { type: "bedOpened", bed },
      { type: "bedAssigned", bed, subject, from: hour(0) },
    );
    for (let at = 0; at < 24; at++) {
      const reading = { observedAt: hour(at), unit: "cm[H2O]", source } as const;
      await this.write(subject, hour(at), {
        type: "readingRecorded",
        parameter: "peep",
        value: 10,
        ...reading,
      });
      if (at % 6 !== 2) continue;
      await this.write(subject, hour(at), {
        type: "readingRecorded",
        parameter: "plateau_pressure",
        value: 26.5,
        ...reading,
      });
    }
  }
}

/** Two subjects, one of whom is simulated. */
export async function writeSampleStudy(log: EventLog): Promise<StudyWriter> {
  const writer = new StudyWriter(log);
  await writer.subject("S-002", "2");
  await writer.subject("S-001", "1", "simulator");
  return writer;
}
