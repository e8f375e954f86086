import type { Instant } from "../units/instant.ts";
import { plateauCompleteness, type SlotMean } from "./completeness.ts";
import type { DaySegment } from "./day-segment.ts";
import { measurePlateau, type PlateauMeasurement } from "./plateau-measurement.ts";
import { type PlateauSlot, plateauSlots, representativeOf } from "./plateau-slots.ts";
import { isInAprv } from "./standing.ts";
import type { StudyInput } from "./study-input.ts";
import { isVentilatedAt } from "./ventilation.ts";

/** A plateau slot with the measurement that stands for it. */
export interface FilledPlateauSlot extends PlateauSlot {
  /** `null`: none counts. */
  readonly representative: PlateauMeasurement | null;
  /** The schedule has asked for one by now, or there is one. */
  readonly expected: boolean;
  /** The same of driving pressure and compliance, which APRV does not have. */
  readonly mechanicsExpected: boolean;
}

/** The daily means that rest on plateaus. Each has its own `n`: a slot counts where it has the figure. */
export interface DailyPlateaus {
  readonly slots: readonly FilledPlateauSlot[];
  readonly plateauPressure: SlotMean;
  readonly drivingPressure: SlotMean;
  readonly staticCompliance: SlotMean;
}

/**
 * Plateau pressure, driving pressure and static compliance of a segment: means over the slots'
 * representatives, chosen anew in each segment, while pairing may look beyond it. The driving pressure is
 * never the difference of daily means, as four plateaus and 24 PEEPs sample different times.
 */
export function dailyPlateaus(input: StudyInput, segment: DaySegment): DailyPlateaus {
  const readings = input.readings.get("plateau_pressure") ?? [];
  const slots = plateauSlots(segment.day, input.calendar, input.protocol.plateauSlots).map((slot) => {
    const from = Math.max(slot.from, segment.readingsFrom) as Instant;
    const to = Math.min(slot.to, segment.readingsTo) as Instant;
    const reading = representativeOf(slot, readings, from, to, input.ventilation);
    const expected = reading !== null || isDue(slot, segment, input);
    const isApplicable = !isInAprv(input.ventilation, reading?.observedAt ?? slot.nominal);
    return {
      ...slot,
      representative: reading === null ? null : measurePlateau(reading, input),
      expected,
      mechanicsExpected: expected && isApplicable,
    };
  });

  function meanOf(
    isExpected: "expected" | "mechanicsExpected",
    figure: (measurement: PlateauMeasurement) => number | null,
  ): SlotMean {
    const expected = slots.reduce((count, slot) => count + (slot[isExpected] ? 1 : 0), 0);
    let sum = 0;
    let n = 0;
    for (const { representative } of slots) {
      const value = representative === null ? null : figure(representative);
      if (value === null) continue;
      sum += value;
      n += 1;
    }
    const running = input.now < segment.day.end;
    return {
      mean: n === 0 ? null : sum / n,
      n,
      expected,
      completeness: plateauCompleteness(n, expected, running, input.protocol.completeness),
    };
  }

  return {
    slots,
    plateauPressure: meanOf("expected", (measurement) => measurement.plateau.value),
    drivingPressure: meanOf("mechanicsExpected", (measurement) => measurement.drivingPressure.value),
    staticCompliance: meanOf("mechanicsExpected", (measurement) => measurement.staticCompliance.value),
  };
}

/** A nominal time belongs to the segment in which a reading at that time would lie. */
function isDue({ nominal }: PlateauSlot, segment: DaySegment, input: StudyInput): boolean {
  return (
    nominal <= input.now &&
    nominal >= segment.readingsFrom &&
    nominal < segment.readingsTo &&
    isVentilatedAt(input.ventilation, nominal)
  );
}
