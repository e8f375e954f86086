/** A study day as figures are set: a true minus before day 0. */
export function signedDay(day: number): string {
  return day < 0 ? `−${-day}` : String(day);
}
