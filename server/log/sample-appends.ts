import { WARD_STREAM } from "#lib/log/envelope.ts";
import type { VentwallEvent } from "#lib/log/event.ts";
import type { Instant } from "#lib/units/instant.ts";
import type { Append } from "./event-log.ts";

const MARCH_FIRST = Date.parse("2026-03-01T00:00:00+08:00");

/** A minute of March 2026, for tests of the log. */
export function minute(n: number): Instant {
  return (MARCH_FIRST + n * 60_000) as Instant;
}

/** The n-th PEEP of a subject; with an id it is findable by its sender's id. */
export function reading(stream: string, version: number, id?: string): Append {
  const source = `ventilator of ${stream}`;
  const event: VentwallEvent = {
    type: "readingRecorded",
    parameter: "peep",
    value: 5 + (version % 30) / 3,
    unit: "cm[H2O]",
    observedAt: minute(version),
    source,
    ...(id === undefined ? {} : { id }),
  };
  return { ...envelope(stream, version, event), ...(id === undefined ? {} : { senderId: { source, id } }) };
}

/** A fact of the ward that is not about readings. */
export function bedOpened(version: number, bed = `Bed ${version}`): Append {
  return envelope(WARD_STREAM, version, { type: "bedOpened", bed });
}

/** The versions `from … to` of a subject's readings. */
export function readings(stream: string, from: number, to: number): readonly Append[] {
  return Array.from({ length: to - from + 1 }, (_, index) => reading(stream, from + index));
}

function envelope(stream: string, version: number, event: VentwallEvent): Append {
  return { envelope: { stream, version, recordedAt: minute(version + 1), actor: "night feed", event } };
}
