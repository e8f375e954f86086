import { assertNever } from "../units/assert-never.ts";
import type { Instant } from "../units/instant.ts";
import type { Origin } from "./envelope.ts";
import type { WardEvent } from "./event.ts";
import type { MatchSetImported } from "./match-event.ts";

/** A subject's time in a bed, half-open; `to` is `null` while it lasts. */
export interface Occupancy {
  readonly subject: string;
  readonly from: Instant;
  readonly to: Instant | null;
}

/** One bed with everyone who ever lay in it, in order. */
export interface Bed {
  readonly bed: string;
  readonly occupancies: readonly Occupancy[];
}

/** A match of controls to treated subjects, and who imported it. */
export interface MatchSet extends Omit<MatchSetImported, "type"> {
  readonly by: string;
  readonly at: Instant;
}

/** The ward: its beds in the room's order, the sources known as devices, and what belongs to all subjects together. */
export interface WardState {
  readonly beds: readonly Bed[];
  readonly bedBySubject: ReadonlyMap<string, string>;
  readonly devices: ReadonlySet<string>;
  /** In the order in which they were imported; the last one holds. */
  readonly matchSets: readonly MatchSet[];
}

export const EMPTY_WARD: WardState = { beds: [], bedBySubject: new Map(), devices: new Set(), matchSets: [] };

/** While a command is being decided, nothing of it is recorded yet. */
const NOT_YET: Origin = { recordedAt: 0 as Instant, actor: "" };

/** The next state of the ward. */
export function evolveWard(ward: WardState, event: WardEvent, happening: Origin = NOT_YET): WardState {
  switch (event.type) {
    case "bedOpened":
      return { ...ward, beds: [...ward.beds, { bed: event.bed, occupancies: [] }] };
    case "bedAssigned":
      return {
        ...ward,
        beds: changeBed(ward, event.bed, (occupancies) => [
          ...occupancies,
          { subject: event.subject, from: event.from, to: null },
        ]),
        bedBySubject: new Map(ward.bedBySubject).set(event.subject, event.bed),
      };
    case "bedFreed":
      return {
        ...ward,
        beds: changeBed(ward, event.bed, (occupancies) =>
          occupancies.map((one) =>
            one.subject === event.subject && one.to === null ? { ...one, to: event.at } : one,
          ),
        ),
        bedBySubject: new Map([...ward.bedBySubject].filter(([subject]) => subject !== event.subject)),
      };
    case "deviceRecognised":
      return { ...ward, devices: new Set(ward.devices).add(event.source) };
    case "matchSetImported": {
      const { type: _, ...set } = event;
      const { actor: by, recordedAt: at } = happening;
      return { ...ward, matchSets: [...ward.matchSets, { ...set, by, at }] };
    }
    default:
      return assertNever(event);
  }
}

function changeBed(
  ward: WardState,
  bed: string,
  change: (list: readonly Occupancy[]) => readonly Occupancy[],
) {
  return ward.beds.map((one) => (one.bed === bed ? { ...one, occupancies: change(one.occupancies) } : one));
}

/** The bed of that name; `null`: nobody made it. */
export function findBed(ward: WardState, bed: string): Bed | null {
  return ward.beds.find((one) => one.bed === bed) ?? null;
}

/** Who lies in a bed now; `null`: nobody. */
export function occupantOf(bed: Bed): string | null {
  const last = bed.occupancies.at(-1);
  return last !== undefined && last.to === null ? last.subject : null;
}

/** Whether a subject lay in one of these beds at that time. */
export function layIn(ward: WardState, beds: ReadonlySet<string>, subject: string, at: Instant): boolean {
  return ward.beds.some((one) => beds.has(one.bed) && occupantAt(one, at) === subject);
}

/** Whose a reading from this bed at that time is; `null`: nobody lay there then. */
export function occupantAt(bed: Bed, at: Instant): string | null {
  const then = bed.occupancies.findLast((one) => one.from <= at && (one.to === null || at < one.to));
  return then?.subject ?? null;
}
