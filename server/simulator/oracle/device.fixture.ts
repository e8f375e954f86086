import type { ExportedReading } from "./exported-ward.fixture.ts";

const HOUR = 3_600_000;
const MINUTE = 60_000;
const SILENT = 5 * MINUTE;
const STABLE = 2 * MINUTE;

/** A source that sends so often that its silence means something. */
export interface Device {
  readonly source: string;
  /** It has sent six readings of one parameter within an hour, from here on. */
  readonly since: number;
  /** When it was heard, in order: when something of it was recorded. */
  readonly heardAt: readonly number[];
}

/** Every device of a subject. Once one it stays one: else a silent feed would end its silence by being silent. */
export function devicesIn(received: readonly ExportedReading[]): readonly Device[] {
  const bySource = Map.groupBy(received, ({ source }) => source);
  return [...bySource].flatMap(([source, readings]) => {
    const since = deviceSince(readings);
    const heardAt = [...new Set(readings.map(({ recordedAt }) => recordedAt))].toSorted((a, b) => a - b);
    return since === null ? [] : [{ source, since, heardAt }];
  });
}

function deviceSince(readings: readonly ExportedReading[]): number | null {
  const counting = readings.filter(({ status }) => status === "valid");
  const sinces = [...Map.groupBy(counting, ({ parameter }) => parameter).values()].flatMap((ofOne) => {
    const sorted = ofOne.toSorted((a, b) => a.observedAt - b.observedAt);
    const sixth = sorted.find((one, place) => {
      const first = sorted[place - 5];
      return first !== undefined && one.observedAt - first.observedAt <= HOUR;
    });
    return sixth === undefined ? [] : [sixth.recordedAt];
  });
  return sinces.length === 0 ? null : Math.min(...sinces);
}

/** When it was heard last before a silence of 5 minutes that is not over for 2 yet; `null`: it is no silence's time. */
export function lostSince({ since, heardAt }: Device, now: number): number | null {
  if (now < since) return null;
  let place = lastBefore(heardAt, now);
  const last = heardAt[place];
  if (last === undefined) return null;
  if (now - last >= SILENT) return last;
  for (; place > 0; place--) {
    const [before, heard] = [heardAt[place - 1] ?? 0, heardAt[place] ?? 0];
    if (now - heard >= STABLE) return null;
    if (heard - before >= SILENT) return before;
  }
  return null;
}

/** When a device's silence may begin or end by time alone, after `now`. */
export function silenceWakes({ since, heardAt }: Device, now: number): readonly number[] {
  const last = heardAt[lastBefore(heardAt, now)];
  return last === undefined || now < since ? [] : [last + SILENT, last + STABLE];
}

function lastBefore(heardAt: readonly number[], now: number): number {
  let low = 0;
  let high = heardAt.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((heardAt[middle] ?? 0) <= now) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
