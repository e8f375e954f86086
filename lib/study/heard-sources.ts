import type { Protocol } from "../protocol/protocol.ts";
import type { Instant } from "../units/instant.ts";
import type { Parameter } from "../ventilation/parameter.ts";
import type { Reading, ReadingsByParameter } from "../ventilation/reading.ts";
import { oncePast } from "./next-instant.ts";
import { VENTILATOR_PARAMETERS } from "./ventilation.ts";

const OF_A_VENTILATOR: ReadonlySet<Parameter> = new Set(VENTILATOR_PARAMETERS);

/** A source that sends readings of a subject. */
export interface HeardSource {
  readonly source: string;
  /** It sends on its own: by heartbeats or by its pace. Its silence means something. */
  readonly isDevice: boolean;
  /** It sends what only a ventilator can report. */
  readonly isVentilator: boolean;
  /** When something last came from it: a reading became durable, or a heartbeat. */
  readonly heardAt: Instant;
  /** The time of its latest reading. */
  readonly observedAt: Instant;
  /** The first instant at which some parameter's last reading is too old to tell of the source. */
  readonly fadesAt: Instant;
}

/** What is gathered of one source while the lists are read. */
type Trace = Omit<HeardSource, "source">;

/** What is known of those who send, besides their readings. */
export interface Senders {
  readonly now: Instant;
  readonly protocol: Protocol;
  /** Sources that send heartbeats. */
  readonly devices: ReadonlySet<string>;
  /** When each source last sent a heartbeat. */
  readonly heardAt: ReadonlyMap<string, Instant>;
  /** Since when each source's heartbeats come without a silence; absent: no heart is listened to. */
  readonly beatsSince?: ReadonlyMap<string, Instant>;
}

/**
 * The sources of a subject that are not forgotten: those with a reading in the last 24 h, or else in the hour
 * up to the very last reading. A source is a device if it sends heartbeats, or has sent several readings of
 * one parameter within the hour up to its last one (domain.md section 3).
 */
export function heardSources(readings: ReadingsByParameter, senders: Senders): readonly HeardSource[] {
  const latest = latestObservation(readings);
  if (latest === null) return [];
  const lastHour = latest - senders.protocol.feed.deviceWithinMs;
  return sourcesSince(
    readings,
    Math.min(senders.now - senders.protocol.feed.forgottenAfterMs, lastHour),
    senders,
  );
}

/** Of these only the sources heard in the hour up to the very last reading: a far shorter way back. */
export function latestSources(readings: ReadingsByParameter, senders: Senders): readonly HeardSource[] {
  const latest = latestObservation(readings);
  if (latest === null) return [];
  return sourcesSince(readings, latest - senders.protocol.feed.deviceWithinMs, senders);
}

function sourcesSince(
  readings: ReadingsByParameter,
  since: number,
  senders: Senders,
): readonly HeardSource[] {
  const traces = new Map<string, Trace>();
  for (const [parameter, list] of readings) {
    traceList(list, OF_A_VENTILATOR.has(parameter), since, senders, traces);
  }
  return [...traces].map(([source, trace]) => ({ source, ...trace }));
}

function latestObservation(readings: ReadingsByParameter): Instant | null {
  let latest: Instant | null = null;
  for (const list of readings.values()) {
    const last = list.findLast(isHeard);
    if (last !== undefined && (latest === null || last.observedAt > latest)) latest = last.observedAt;
  }
  return latest;
}

/** A correction is a person's word: nothing came from the source. */
function isHeard({ original }: Reading): boolean {
  return original === undefined;
}

function traceList(
  list: readonly Reading[],
  isVentilator: boolean,
  since: number,
  { protocol, devices, heardAt }: Senders,
  traces: Map<string, Trace>,
): void {
  const { deviceReadings, deviceWithinMs } = protocol.feed;
  const tallies = tallySources(list, since, deviceWithinMs);
  for (const [source, { last, count }] of tallies) {
    if (last.observedAt < since) continue;
    const heartbeat = heardAt.get(source) ?? last.recordedAt;
    const trace: Trace = {
      isDevice: count >= deviceReadings || devices.has(source),
      isVentilator,
      heardAt: Math.max(last.recordedAt, heartbeat) as Instant,
      observedAt: last.observedAt,
      fadesAt: oncePast(last.observedAt, protocol.feed.forgottenAfterMs),
    };
    const known = traces.get(source);
    traces.set(source, known === undefined ? trace : later(known, trace));
  }
}

/** What is heard of a source is told by its latest reading, whatever is entered late about earlier times. */
function later(one: Trace, other: Trace): Trace {
  const latest = one.observedAt >= other.observedAt ? one : other;
  const isTie = one.observedAt === other.observedAt;
  return {
    isDevice: one.isDevice || other.isDevice,
    isVentilator: one.isVentilator || other.isVentilator,
    heardAt: isTie ? (Math.max(one.heardAt, other.heardAt) as Instant) : latest.heardAt,
    observedAt: latest.observedAt,
    fadesAt: Math.min(one.fadesAt, other.fadesAt) as Instant,
  };
}

interface Tally {
  /** The source's last reading in the list; of several at that time the one that became durable last. */
  last: Reading;
  /** Its readings within the hour up to that. */
  count: number;
}

/** Per source its last reading of a list and how many came close before it, read back to `since` and an hour. */
function tallySources(list: readonly Reading[], since: number, withinMs: number): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  let tally: Tally | undefined;
  for (let index = list.length - 1; index >= 0; index -= 1) {
    const reading = list[index];
    if (reading === undefined || reading.observedAt < since - withinMs) break;
    if (!isHeard(reading)) continue;
    // Readings of one source mostly follow each other: the map is asked only where the source changes.
    if (tally === undefined || tally.last.source !== reading.source) {
      tally = tallies.get(reading.source);
      if (tally === undefined) {
        tally = { last: reading, count: 0 };
        tallies.set(reading.source, tally);
      }
    }
    if (tally.last.observedAt - reading.observedAt <= withinMs) tally.count += 1;
    if (reading.observedAt === tally.last.observedAt && reading.recordedAt > tally.last.recordedAt) {
      tally.last = reading;
    }
  }
  return tallies;
}
