import type { WireReading } from "#lib/contract/readings.ts";
import { staysInBed } from "../roster.ts";
import { toWire } from "../simulated-reading.ts";
import type { WardCommand } from "../stay-commands.ts";
import { WardTimeline } from "../ward-timeline.ts";
import type { World } from "../world.ts";
import type { DeskEntry } from "./known-facts.fixture.ts";

/** A reading that is sent at an instant. */
export interface SentReading {
  readonly sendAt: number;
  readonly reading: WireReading;
}

/** What a test adds to the simulated ward, and what it changes of what the ward's desk would have entered. */
export interface WardScript {
  readonly entries: readonly DeskEntry[];
  readonly readings: readonly SentReading[];
  readonly retime: (entry: DeskEntry) => DeskEntry;
}

/** Some patients of the simulated ward, with a test's own script among them, as one stream. */
export class WardProgram {
  readonly #timeline: WardTimeline;
  readonly #subjects: ReadonlySet<string>;
  readonly #script: WardScript;
  #entries: readonly DeskEntry[];
  #readings: readonly SentReading[];

  constructor(world: World, subjects: ReadonlySet<string>, script: WardScript) {
    this.#timeline = new WardTimeline(world, world.start - 1);
    this.#subjects = subjects;
    this.#script = script;
    this.#entries = script.entries;
    this.#readings = script.readings;
  }

  /** What is sent up to an instant, and was not taken before. */
  take(until: number): { readonly entries: readonly DeskEntry[]; readonly readings: readonly WireReading[] } {
    const { commands, readings } = this.#timeline.take(until);
    const entered = commands.map(entryOf).filter(({ subject }) => this.#subjects.has(subject));
    const entries = [...this.#entries, ...entered.map(this.#script.retime)].toSorted((a, b) => a.at - b.at);
    this.#entries = entries.filter(({ at }) => at > until);
    const mine = readings
      .filter(({ subject }) => this.#subjects.has(subject))
      .map((reading) => ({ sendAt: reading.sendAt, reading: toWire(reading) }));
    const sent = [...this.#readings, ...mine].toSorted((a, b) => a.sendAt - b.sendAt);
    this.#readings = sent.filter(({ sendAt }) => sendAt > until);
    return {
      entries: entries.filter(({ at }) => at <= until),
      readings: sent.filter(({ sendAt }) => sendAt <= until).map(({ reading }) => reading),
    };
  }
}

/** Everybody who comes into some beds up to an instant. */
export function subjectsIn(world: World, beds: readonly string[], until: number): ReadonlySet<string> {
  const subjects = new Set<string>();
  for (const bed of beds) {
    for (const stay of staysInBed(world, bed)) {
      if (stay.arrivesAt > until) break;
      subjects.add(stay.subject);
    }
  }
  return subjects;
}

function entryOf(command: WardCommand): DeskEntry {
  const { at, kind, request } = command;
  return kind === "enrol"
    ? { at, kind, subject: command.request.subject, body: request }
    : { at, kind, subject: command.subject, body: request };
}
