import { HOUR } from "#lib/units/instant.ts";
import { roomOpening } from "./room-opening.ts";
import { staysInBed } from "./roster.ts";
import type { SimulatedReading } from "./simulated-reading.ts";
import { type Stage, stagedScript, stagesOf } from "./stage.ts";
import type { Stay } from "./stay.ts";
import { commandsOf, type WardCommand } from "./stay-commands.ts";
import { StaySimulation } from "./stay-simulation.ts";
import { WARD_BEDS, type World } from "./world.ts";

/** The latest that an entry made by chance comes after its hour. */
const LATEST_ENTRY = 6 * HOUR;

/** What falls due in a stretch of time, each list in its order. */
export interface Due {
  readonly commands: readonly WardCommand[];
  readonly readings: readonly SimulatedReading[];
}

interface BedTimeline {
  readonly stays: Generator<Stay, never>;
  simulation: StaySimulation;
}

/**
 * The whole ward as one stream of what is sent, from some moment on. Two timelines of the same world give
 * the same stream, wherever each begins.
 */
export class WardTimeline {
  readonly #world: World;
  readonly #from: number;
  readonly #stages: readonly Stage[];
  readonly #beds: readonly BedTimeline[];
  #hour: number;
  #commands: WardCommand[] = [];
  #readings: SimulatedReading[] = [];

  /** Nothing that was sent at `from` or before is in the stream. */
  constructor(world: World, from: number) {
    this.#world = world;
    this.#from = from;
    this.#stages = stagesOf(world);
    this.#commands.push(...roomOpening(world).filter(({ at }) => at > from));
    this.#beds = WARD_BEDS.map((bed) => {
      const stays = staysInBed(world, bed);
      return { stays, simulation: this.#admit(stays.next().value) };
    });
    const earliest = Math.min(
      world.start,
      ...this.#beds.map(({ simulation }) => simulation.stay.ventilatedFrom),
    );
    this.#hour = Math.floor(earliest / HOUR) * HOUR;
  }

  /** Takes what is sent up to an instant, and has not been taken before. */
  take(until: number): Due {
    while (this.#hour <= until) this.#liveHour();
    return {
      commands: takeUntil(this.#commands, until, ({ at }) => at),
      readings: takeUntil(this.#readings, until, ({ sendAt }) => sendAt),
    };
  }

  /** When the next thing is due that is known so far. */
  nextAt(): number {
    const command = this.#commands[0]?.at ?? this.#hour;
    return Math.min(command, this.#readings[0]?.sendAt ?? this.#hour, this.#hour);
  }

  #liveHour(): void {
    const hour = this.#hour;
    const quietly = hour + HOUR + LATEST_ENTRY < this.#from;
    for (const bed of this.#beds) {
      if (bed.simulation.stay.leavesAt <= hour) {
        const next = bed.stays.next().value;
        bed.simulation = this.#admit(next);
      }
      for (const reading of bed.simulation.live(hour, quietly)) {
        if (reading.sendAt > this.#from) this.#readings.push(reading);
      }
    }
    this.#readings.sort((a, b) => a.sendAt - b.sendAt);
    this.#hour = hour + HOUR;
  }

  #admit(stay: Stay): StaySimulation {
    const staged = { ...stay, script: stagedScript(stay, this.#stages) };
    this.#commands.push(...commandsOf(staged, this.#world).filter(({ at }) => at > this.#from));
    this.#commands.sort((a, b) => a.at - b.at);
    return new StaySimulation(staged, this.#world.seed, this.#world.calendar);
  }
}

/** Removes and returns the first elements of an ordered list, up to and including an instant. */
function takeUntil<T>(list: T[], until: number, at: (one: T) => number): T[] {
  let count = 0;
  while (count < list.length) {
    const one = list[count];
    if (one === undefined || at(one) > until) break;
    count++;
  }
  return list.splice(0, count);
}
