/** Instants as the site's clock shows them: `16:20`. */
export function clockFace(timeZone: string): (instant: number) => string {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" });
  return (instant) => format.format(instant);
}
