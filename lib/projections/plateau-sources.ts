import type { SlotMean } from "../study/completeness.ts";
import type { DailyPlateaus, FilledPlateauSlot } from "../study/daily-plateaus.ts";
import type { PlateauMeasurement } from "../study/plateau-measurement.ts";
import { exclusionOf } from "../study/standing.ts";
import type { StudyInput } from "../study/study-input.ts";
import { toIso } from "../units/instant.ts";
import { type Reading, readingsBetween } from "../ventilation/reading.ts";
import { toDailyMean } from "./day-segment-view.ts";
import type { FigureSources, SlotView, SourceReading } from "./day-view.ts";
import { missingReason } from "./missing-reason.ts";
import type { MissingReason } from "./quantity-view.ts";
import { toSourceReading } from "./source-reading.ts";

/** How one of the figures that rest on plateaus is read off a measurement. */
interface PlateauFigure {
  readonly mean: SlotMean;
  /** APRV has it too. */
  readonly hasAprv: boolean;
  readonly of: (
    measurement: PlateauMeasurement,
  ) => { readonly value: number } | { readonly value: null; readonly reason: MissingReason };
  /** What took part besides the plateau. */
  readonly partners: (measurement: PlateauMeasurement) => readonly (Reading | null | undefined)[];
}

/** What a daily plateau pressure opens to. */
export function plateauPressureSources(plateaus: DailyPlateaus, input: StudyInput): FigureSources {
  return sourcesOf(plateaus, input, {
    mean: plateaus.plateauPressure,
    hasAprv: true,
    of: ({ plateau }) => plateau,
    partners: () => [],
  });
}

/** What a daily driving pressure opens to: each slot's plateau and the PEEP that it was paired with. */
export function drivingPressureSources(plateaus: DailyPlateaus, input: StudyInput): FigureSources {
  return sourcesOf(plateaus, input, {
    mean: plateaus.drivingPressure,
    hasAprv: false,
    of: ({ drivingPressure }) => drivingPressure,
    partners: ({ pair }) => [pair?.peep],
  });
}

/** What a daily static compliance opens to: each slot's plateau, its PEEP and its tidal volume. */
export function staticComplianceSources(plateaus: DailyPlateaus, input: StudyInput): FigureSources {
  return sourcesOf(plateaus, input, {
    mean: plateaus.staticCompliance,
    hasAprv: false,
    of: ({ staticCompliance }) => staticCompliance,
    partners: ({ pair, tidalVolume }) => [pair?.peep, tidalVolume],
  });
}

function sourcesOf(plateaus: DailyPlateaus, input: StudyInput, figure: PlateauFigure): FigureSources {
  const { mean, ...standing } = toDailyMean(figure.mean);
  const slots = plateaus.slots
    .filter((slot) => slot.expected || slot.from <= input.now)
    .map((slot) => toSlotView(slot, input, figure));
  return { value: mean, ...standing, slots };
}

function toSlotView(slot: FilledPlateauSlot, input: StudyInput, figure: PlateauFigure): SlotView {
  const readings = readingsBetween(input.readings, "plateau_pressure", slot.from, slot.to);
  const { representative } = slot;
  const expected = figure.hasAprv ? slot.expected : slot.mechanicsExpected;
  const times = { from: toIso(slot.from), to: toIso(slot.to), expected };
  if (representative === null) {
    return {
      ...times,
      value: null,
      reason:
        slot.expected && !expected ? "NOT_APPLICABLE" : missingReason(readings, slot, input, figure.hasAprv),
      readings: readings.map((reading) => toExtra(reading, input)),
    };
  }
  const result = figure.of(representative);
  const counted = result.value !== null;
  const excluded = result.value === null ? excludedFor(result.reason) : null;
  const partners = figure
    .partners(representative)
    .filter((partner) => partner !== null && partner !== undefined);
  return {
    ...times,
    value: result.value,
    ...(result.value === null && { reason: result.reason }),
    ...(partners.length > 0 && pairingOf(representative, partners)),
    readings: [
      ...readings.map((reading) =>
        reading === representative.plateau
          ? toSourceReading(reading, counted, excluded)
          : toExtra(reading, input),
      ),
      ...partners.map((partner) => toSourceReading(partner, counted)),
    ],
  };
}

function excludedFor(reason: MissingReason): SourceReading["excluded"] | null {
  if (reason === "NOT_APPLICABLE") return "aprv";
  return reason === "UNPAIRED" || reason === "NO_TIDAL_VOLUME" ? "no_pair" : null;
}

function toExtra(reading: Reading, input: StudyInput): SourceReading {
  return toSourceReading(reading, false, exclusionOf(reading, input.ventilation) ?? "not_representative");
}

function pairingOf(
  { pair, tidalVolume }: PlateauMeasurement,
  partners: readonly Reading[],
): Pick<SlotView, "pairing"> {
  if (pair === null) return {};
  const withVolume = tidalVolume !== null && partners.includes(tidalVolume);
  return {
    pairing: {
      method: pair.method,
      peep: pair.peep.value,
      peep_observed_at: toIso(pair.peep.observedAt),
      seq: pair.peep.seq,
      ...(withVolume && { tidal_volume: tidalVolume.value, tidal_volume_seq: tidalVolume.seq }),
    },
  };
}
