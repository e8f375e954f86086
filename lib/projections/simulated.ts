import { type Reading, type ReadingsByParameter, SIMULATOR_SOURCE } from "../ventilation/reading.ts";

/** Whether a reading came from the simulator: whatever shows one says so. */
export function isSimulated(reading: Pick<Reading, "source">): boolean {
  return reading.source === SIMULATOR_SOURCE;
}

/** Whether any reading of a subject came from the simulator. */
export function hasSimulated(readings: ReadingsByParameter): boolean {
  for (const list of readings.values()) {
    if (list.some(isSimulated)) return true;
  }
  return false;
}
