import { type NewEnvelope, WARD_STREAM } from "#lib/log/envelope.ts";
import type { SubjectEnrolled, VentwallEvent } from "#lib/log/event.ts";
import { HOUR, type Instant, MINUTE } from "#lib/units/instant.ts";

/** A study as it lies in a log: who is on the ward, who has left, and how much each has. */
export interface LogPlan {
  readonly onWard: Cohort;
  readonly departed: Cohort;
  /** When the last reading was observed, epoch ms. */
  readonly end: number;
}

export interface Cohort {
  readonly subjects: number;
  readonly readingsEach: number;
  /** The ventilator's pace. */
  readonly stepMs: number;
}

interface Quantity {
  readonly parameter: "peep" | "fio2" | "tidal_volume" | "respiratory_rate" | "plateau_pressure" | "pao2";
  readonly unit: string;
  readonly low: number;
  readonly step: number;
  readonly everyMs: number;
}

const QUANTITIES: readonly Quantity[] = [
  { parameter: "peep", unit: "cm[H2O]", low: 6, step: 0.1, everyMs: MINUTE },
  { parameter: "fio2", unit: "1", low: 0.4, step: 0.002, everyMs: MINUTE },
  { parameter: "tidal_volume", unit: "mL", low: 390, step: 1, everyMs: MINUTE },
  { parameter: "respiratory_rate", unit: "/min", low: 16, step: 0.1, everyMs: MINUTE },
  { parameter: "plateau_pressure", unit: "cm[H2O]", low: 19, step: 0.1, everyMs: 6 * HOUR },
  { parameter: "pao2", unit: "mm[Hg]", low: 70, step: 0.5, everyMs: 12 * HOUR },
];

/** Every event of the plan in an order in which it may have happened, a stream's versions counted up. */
export function* eventsOf({ onWard, departed, end }: LogPlan): Generator<NewEnvelope> {
  const versions = new Map<string, number>();
  const envelope = (stream: string, at: number, event: VentwallEvent): NewEnvelope => {
    const version = (versions.get(stream) ?? 0) + 1;
    versions.set(stream, version);
    return { stream, version, recordedAt: at as Instant, actor: "feed", event };
  };
  const stay = function* (
    subject: string,
    bed: string,
    { readingsEach, stepMs }: Cohort,
    endsAt: number,
    leaves: boolean,
  ) {
    const start = endsAt - spanOf(readingsEach, stepMs);
    yield envelope(subject, start, enrolment(bed, start));
    yield envelope(WARD_STREAM, start, { type: "bedAssigned", bed, subject, from: start as Instant });
    for (const reading of readingsFrom(start, readingsEach, stepMs, `ventilator ${bed}`)) {
      yield envelope(subject, reading.observedAt, reading);
    }
    if (!leaves) return;
    yield envelope(subject, endsAt, { type: "ventilationEnded", at: endsAt as Instant });
    yield envelope(WARD_STREAM, endsAt, { type: "bedFreed", bed, subject, at: endsAt as Instant });
  };
  const beds = Math.max(onWard.subjects, 1);
  const wardStart = end - spanOf(onWard.readingsEach, onWard.stepMs) - HOUR;
  for (let bed = 1; bed <= beds; bed++) {
    yield envelope(WARD_STREAM, wardStart, { type: "bedOpened", bed: String(bed) });
  }
  for (let index = 0; index < departed.subjects; index++) {
    yield* stay(`LEFT-${index}`, String((index % beds) + 1), departed, wardStart, true);
  }
  for (let bed = 1; bed <= onWard.subjects; bed++) {
    yield* stay(`HERE-${bed}`, String(bed), onWard, end, false);
  }
}

/** How long it takes to come to so many readings: four a step, and the rarer ones between. */
function spanOf(readings: number, stepMs: number): number {
  const perStep = QUANTITIES.reduce((sum, { everyMs }) => sum + Math.min(1, stepMs / everyMs), 0);
  return Math.ceil(readings / perStep + 1) * stepMs;
}

function* readingsFrom(start: number, count: number, stepMs: number, source: string) {
  let made = 0;
  for (let step = 1; ; step++) {
    for (const [index, { parameter, unit, low, step: rise, everyMs }] of QUANTITIES.entries()) {
      // The rarer quantities are due at the step that crosses their time.
      if (everyMs > stepMs && (step * stepMs) % everyMs >= stepMs) continue;
      if (made++ === count) return;
      const value = Number((low + ((step * (index + 1)) % 60) * rise).toFixed(3));
      const observedAt = (start + step * stepMs) as Instant;
      yield { type: "readingRecorded", parameter, value, unit, observedAt, source } as const;
    }
  }
}

function enrolment(bed: string, start: number): SubjectEnrolled {
  const startedAt = start as Instant;
  return {
    type: "subjectEnrolled",
    sex: "male",
    heightCm: 175,
    weightKg: 80,
    group: "UCMSC",
    admittedAt: null,
    enrolledAt: startedAt,
    bed,
    ventilationStartedAt: startedAt,
    ventilationEndedAt: null,
    infusionPlannedAt: null,
    infusionStartedAt: (start + 6 * HOUR) as Instant,
  };
}
