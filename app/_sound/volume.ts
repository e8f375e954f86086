/** A wall that hangs there for alarms is heard: no quieter than this share of full scale. */
export const LEAST_VOLUME = 0.4;
/** Nobody has chosen yet. */
export const USUAL_VOLUME = 0.7;
export const VOLUME_STEP = 0.05;

const KEY = "ventwall-alarm-volume";

/** A share of full scale from what was kept or moved: never below the floor, the usual one for what is no number. */
export function volumeFrom(text: string | null): number {
  const share = text === null || text.trim() === "" ? Number.NaN : Number(text);
  return Number.isNaN(share) ? USUAL_VOLUME : Math.min(1, Math.max(LEAST_VOLUME, share));
}

/** The volume that was chosen in this browser. One that keeps nothing has the usual one. */
export function readVolume(): number {
  try {
    return volumeFrom(localStorage.getItem(KEY));
  } catch {
    return USUAL_VOLUME;
  }
}

/** Keeps it for this browser, if the browser keeps anything. */
export function keepVolume(volume: number): void {
  try {
    localStorage.setItem(KEY, String(volume));
  } catch {
    // It holds until the page is loaded anew.
  }
}
