const made = new Map<string, (instant: number) => string>();

/** Instants as the site's clock shows them: `16:20`. Made once a zone: a formatter costs more than all it writes. */
export function clockFace(timeZone: string): (instant: number) => string {
  const known = made.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" });
  const face = (instant: number): string => format.format(instant);
  made.set(timeZone, face);
  return face;
}
