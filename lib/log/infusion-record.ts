import type { Preparation } from "../study/preparation.ts";
import { assertNever } from "../units/assert-never.ts";
import type { Instant } from "../units/instant.ts";
import type { SubjectEvent } from "./event.ts";
import type { InfusionEvent } from "./infusion-event.ts";

/** Somebody's deed, and when it became durable. */
export interface Deed {
  readonly by: string;
  readonly at: Instant;
}

/** One bag of an infusion while it is given. */
export interface BagRecord {
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  /** mL; `null`: not recorded for this bag alone. */
  readonly givenMl: number | null;
}

/** A time in which nothing ran; `to` is `null` while it lasts. */
export interface Interruption {
  readonly from: Instant;
  readonly to: Instant | null;
  readonly reason: string;
}

/** An earlier version of what was prepared, and why it is not the present one. */
export interface EarlierPreparation {
  readonly preparation: Preparation;
  readonly prepared: Deed;
  readonly reason: string;
}

/** An end as it was written down before, and why it is not the present one. */
export interface EarlierEnd {
  readonly endedAt: Instant | null;
  readonly givenMl: number | null;
  readonly reason: string;
  readonly corrected: Deed;
}

/** One infusion from its preparation to its end. */
export interface InfusionRecord {
  /** 1, 2, 3 … for one subject. */
  readonly infusion: number;
  readonly preparation: Preparation;
  readonly prepared: Deed;
  readonly earlier: readonly EarlierPreparation[];
  /** The second person's; `null`: not yet, or not since it was written down anew. */
  readonly checked: Deed | null;
  /** Prepared, and not to be given. */
  readonly discarded: (Deed & { readonly reason: string }) | null;
  /** Of the infusion that this describes, by which the subject's profile knows it; `null`: nothing runs yet. */
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  /** Given in all, mL; `null`: not recorded. */
  readonly givenMl: number | null;
  /** Why it ended before its time; `null`: it did not, or nobody said. */
  readonly endReason: string | null;
  readonly earlierEnds: readonly EarlierEnd[];
  /** Why something that had expired was given; `null`: it had not. */
  readonly expiredBecause: string | null;
  /** As many as were prepared. */
  readonly bags: readonly BagRecord[];
  readonly interruptions: readonly Interruption[];
}

type RecordEvent = Extract<InfusionEvent, { readonly infusion: number }>;

const UNTOUCHED: BagRecord = { startedAt: null, endedAt: null, givenMl: null };

/** A record as its preparation begins it. */
export function newRecord(infusion: number, preparation: Preparation, prepared: Deed): InfusionRecord {
  return {
    infusion,
    preparation,
    prepared,
    earlier: [],
    checked: null,
    discarded: null,
    ...NOTHING_GIVEN,
    bags: preparation.bags.map(() => UNTOUCHED),
  };
}

const NOTHING_GIVEN = {
  startedAt: null,
  endedAt: null,
  givenMl: null,
  endReason: null,
  earlierEnds: [],
  expiredBecause: null,
  interruptions: [],
} as const;

/** The next state of a record. `runsFrom` is the start of the subject's latest infusion, that its first bag is. */
export function evolveRecord(
  record: InfusionRecord,
  event: Exclude<RecordEvent, { type: "infusionPrepared" }>,
  deed: Deed,
  runsFrom: Instant | null,
): InfusionRecord {
  switch (event.type) {
    case "infusionPreparationCorrected":
      return {
        ...record,
        preparation: event.preparation,
        prepared: deed,
        earlier: [
          ...record.earlier,
          { preparation: record.preparation, prepared: record.prepared, reason: event.reason },
        ],
        checked: record.startedAt === null ? null : record.checked,
        bags: event.preparation.bags.map((_, index) => record.bags[index] ?? UNTOUCHED),
      };
    case "infusionDiscarded":
      return { ...record, discarded: { ...deed, reason: event.reason } };
    case "infusionChecked":
      return { ...record, checked: deed };
    case "infusionBagStarted":
      return {
        ...record,
        startedAt: record.startedAt ?? runsFrom ?? event.at,
        expiredBecause: event.expiredBecause ?? record.expiredBecause,
        bags: withBag(record, event.bag, (bag) => ({ ...bag, startedAt: event.at })),
      };
    case "infusionBagEnded":
      return {
        ...record,
        bags: withBag(record, event.bag, (bag) => ({ ...bag, endedAt: event.at, givenMl: event.givenMl })),
      };
    case "infusionInterrupted":
      return {
        ...record,
        interruptions: [...record.interruptions, { from: event.at, to: null, reason: event.reason }],
      };
    case "infusionResumed":
      return { ...record, interruptions: closed(record.interruptions, event.at) };
    default:
      return assertNever(event);
  }
}

/** What an infusion's end means for its record: the first one, one that is taken back, or one that replaces another. */
export function endRecord(
  record: InfusionRecord,
  { at, givenMl, reason, correction }: Omit<Extract<SubjectEvent, { type: "infusionEnded" }>, "type">,
  corrected: Deed,
): InfusionRecord {
  const { endedAt, givenMl: before, earlierEnds } = record;
  const ended: InfusionRecord = {
    ...record,
    endedAt: at,
    givenMl: givenMl ?? (correction === undefined ? before : null),
    endReason: reason ?? record.endReason,
    interruptions: at === null ? record.interruptions : closed(record.interruptions, at),
  };
  if (correction === undefined) return ended;
  return {
    ...ended,
    earlierEnds: [...earlierEnds, { endedAt, givenMl: before, reason: correction, corrected }],
    bags: record.bags.map((bag) => (bag.endedAt === endedAt ? movedEnd(bag, record, ended) : bag)),
    interruptions: record.interruptions.map((one) =>
      at !== null && one.to === endedAt ? { ...one, to: at } : one,
    ),
  };
}

/** The bag that ended with the infusion ends with it now; where it is the only one, it holds all that went in. */
function movedEnd(bag: BagRecord, { bags }: InfusionRecord, { endedAt, givenMl }: InfusionRecord): BagRecord {
  if (bag.startedAt === null) return bag;
  const isOnly = bags.filter(({ startedAt }) => startedAt !== null).length === 1;
  return { ...bag, endedAt, givenMl: isOnly ? givenMl : bag.givenMl };
}

/** A corrected start moves the first bag along; an infusion that never started has given nothing. */
export function restartRecord(record: InfusionRecord, at: Instant | null): InfusionRecord {
  if (at === null) {
    return { ...record, ...NOTHING_GIVEN, bags: record.bags.map(() => UNTOUCHED) };
  }
  const first = record.bags.findIndex(({ startedAt }) => startedAt === record.startedAt);
  return {
    ...record,
    startedAt: at,
    bags: record.bags.map((bag, index) => (index === first ? { ...bag, startedAt: at } : bag)),
  };
}

/** The bag that runs, 1, 2, 3 …; `null`: none does. */
export function runningBag({ bags }: InfusionRecord): number | null {
  const index = bags.findIndex(({ startedAt, endedAt }) => startedAt !== null && endedAt === null);
  return index < 0 ? null : index + 1;
}

/** The interruption that lasts; `null`: it runs, or is not running at all. */
export function presentInterruption({ interruptions }: InfusionRecord): Interruption | null {
  const last = interruptions.at(-1);
  return last !== undefined && last.to === null ? last : null;
}

/** The latest time that a record speaks of: what comes next cannot be before it. `null`: nothing was given yet. */
export function latestTime({ startedAt, bags, interruptions }: InfusionRecord): Instant | null {
  if (startedAt === null) return null;
  const times = [
    startedAt,
    ...bags.flatMap((bag) => [bag.startedAt, bag.endedAt]),
    ...interruptions.flatMap(({ from, to }) => [from, to]),
  ];
  return Math.max(...times.filter((time) => time !== null)) as Instant;
}

function withBag(
  { bags }: InfusionRecord,
  number: number,
  change: (bag: BagRecord) => BagRecord,
): readonly BagRecord[] {
  return bags.map((bag, index) => (index + 1 === number ? change(bag) : bag));
}

function closed(interruptions: readonly Interruption[], at: Instant): readonly Interruption[] {
  return interruptions.map((one) => (one.to === null ? { ...one, to: at } : one));
}
