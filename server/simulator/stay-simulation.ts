import type { SiteCalendar } from "#lib/study/site-calendar.ts";
import { HOUR, MINUTE, SECOND } from "#lib/units/instant.ts";
import { Chart, isInHour } from "./chart.ts";
import {
  bloodGas,
  chestFilm,
  circulation,
  deviceFiveMinutes,
  deviceMinute,
  hourlyLine,
  saturation,
  temperature,
  typingTime,
} from "./charting.ts";
import { hourFaults, silencesAround } from "./faults.ts";
import { Patient } from "./patient.ts";
import { PlateauNurse } from "./plateau-nurse.ts";
import { chanceOf, type Seed } from "./prng.ts";
import { filmsIn, gasesIn, holdsIn } from "./rounds.ts";
import type { SimulatedReading } from "./simulated-reading.ts";
import { type Stay, ventilatedUntil, within } from "./stay.ts";

/** A device's message leaves it a moment after the measurement. */
const DEVICE_DELAY = SECOND;

/** One stay, hour after hour, as the readings that come of it. Hours must be lived in order. */
export class StaySimulation {
  readonly stay: Stay;
  readonly #patient: Patient;
  readonly #chart: Chart;
  readonly #plateaus: PlateauNurse;
  readonly #seed: Seed;
  readonly #calendar: SiteCalendar;
  /** The minute of the hour at which this bed is charted, and the second at which its device speaks. */
  readonly #minute: number;
  readonly #second: number;

  constructor(stay: Stay, seed: Seed, calendar: SiteCalendar) {
    this.stay = stay;
    this.#patient = new Patient(stay, seed);
    this.#chart = new Chart(stay.subject);
    this.#plateaus = new PlateauNurse(this.#patient, this.#chart, seed);
    this.#seed = seed;
    this.#calendar = calendar;
    this.#minute = 5 + ((Number(stay.bed) * 23) % 49);
    this.#second = 3 + ((Number(stay.bed) * 19) % 53);
  }

  /** The readings of one hour; an hour lived `quietly` brings none and only moves the patient on. */
  live(hour: number, quietly: boolean): readonly SimulatedReading[] {
    this.#patient.live(hour);
    const { stay } = this;
    if (quietly || hour + HOUR <= stay.readingsFrom) return [];
    const end = ventilatedUntil(stay);
    this.#chart.begin(silencesAround(this.#seed, stay, hour));
    if (hour < end) this.#ventilatedHour(hour, end);
    else this.#hourAfterwards(hour);
    return this.#chart.end(stay.readingsFrom, hour < end ? end : stay.leavesAt);
  }

  #ventilatedHour(hour: number, end: number): void {
    for (const at of holdsIn(this.#seed, this.stay, hour, this.#calendar)) {
      if (at < end) this.#plateaus.onRound(at);
    }
    for (const { at } of this.stay.script.holds)
      if (isInHour(at, hour)) this.#plateaus.measure(at, at + SECOND);
    this.#laboratory(hour);
    if (this.stay.device) this.#deviceHour(hour);
    else this.#nurseHour(hour);
  }

  #nurseHour(hour: number): void {
    const { stay } = this;
    const chance = this.#chance("line", hour);
    const at = hour + (this.#minute + chance.integer(-3, 4)) * MINUTE;
    const faults = hourFaults(this.#seed, stay, hour);
    const gap = stay.script.gaps.find((one) => within([one], at));
    const typed = typingTime(chance);
    const figures = [...hourlyLine(this.#patient, at, chance), this.#temperatureDue(hour, at)];
    if (gap !== undefined) {
      if (gap.enteredAt !== null) this.#chart.write(figures, at, Math.max(at, gap.enteredAt) + typed);
    } else if (!faults.missed) {
      this.#chart.write(figures, at, at + faults.lateBy + typed);
    }
    // What is changed on the ventilator in steps is charted step by step.
    for (const { at: changedAt, peep, fio2 } of this.#scriptedChanges(hour)) {
      this.#chart.write(
        [
          ["peep", peep],
          ["fio2", fio2],
        ],
        changedAt,
        changedAt + SECOND,
      );
    }
  }

  #scriptedChanges(hour: number) {
    const spans = this.stay.script.rises.map(({ at, steps, everyMs }) => ({
      from: at,
      to: at + steps * everyMs,
    }));
    return this.#patient.changesIn(hour).filter(({ at }) => within(spans, at));
  }

  #deviceHour(hour: number): void {
    const chance = this.#chance("device", hour);
    const { disconnected } = hourFaults(this.#seed, this.stay, hour);
    for (let minute = 0; minute < 60; minute++) {
      const at = hour + minute * MINUTE + this.#second * SECOND;
      const open = disconnected !== null && within([disconnected], at);
      this.#chart.write(deviceMinute(this.#patient, at, chance, open), at, at + DEVICE_DELAY);
      if (minute % 5 !== 0) continue;
      const figures = deviceFiveMinutes(this.#patient, at, chance);
      if (!open) this.#chart.write(figures, at, at + DEVICE_DELAY);
    }
    const byHand = this.#chance("line", hour);
    const at = hour + this.#minute * MINUTE;
    const figures = [...circulation(this.#patient, at, byHand), this.#temperatureDue(hour, at)];
    this.#chart.write(figures, at, at + typingTime(byHand));
  }

  #laboratory(hour: number): void {
    for (const at of gasesIn(this.#seed, this.stay, hour, this.#calendar)) {
      const chance = this.#chance("gas", at);
      // The analyser's result comes back some minutes after the blood was drawn.
      const backAt = at + chance.integer(4, 12) * MINUTE;
      this.#chart.write(bloodGas(this.#patient, at, chance), at, backAt);
    }
    for (const at of filmsIn(this.#seed, this.stay, hour, this.#calendar)) {
      this.#chart.write([chestFilm(this.#patient, at)], at, at + 20 * MINUTE);
    }
  }

  #hourAfterwards(hour: number): void {
    const chance = this.#chance("line", hour);
    const at = hour + this.#minute * MINUTE;
    this.#chart.write(
      [["spo2", Math.max(90, saturation(this.#patient, at, chance))], this.#temperatureDue(hour, at)],
      at,
      at + typingTime(chance),
    );
  }

  #temperatureDue(hour: number, at: number) {
    const due = Math.floor(hour / HOUR) % 4 === Number(this.stay.bed) % 4;
    return due ? temperature(this.#patient, at, this.#chance("temperature", hour)) : null;
  }

  #chance(what: string, at: number) {
    return chanceOf(this.#seed, this.stay.subject, what, at);
  }
}
