/**
 * A place of ours that an address asks to be led to; `null` for everything else. A link to the sign-in must not
 * be a way to send people who trust it elsewhere. Browsers read `\` as `/` and skip tabs, so the parsed address
 * is judged, not only the text.
 */
export function safePath(wanted: string | null, origin: string): string | null {
  if (wanted === null || !/^\/(?![/\\])/.test(wanted) || !URL.canParse(wanted, origin)) return null;
  const url = new URL(wanted, origin);
  // `/.//elsewhere` is ours as it stands and somebody else's once its dot is gone.
  if (url.origin !== origin || url.pathname.startsWith("//")) return null;
  return url.pathname + url.search + url.hash;
}

/** The address of a paired wall, with what the wall was first asked to show where the pairing says nothing of it. */
export function withWishes(path: string, wanted: string | null): string {
  const [place = "", search = ""] = path.split("?");
  const [wantedPlace, wishes = ""] = wanted?.split(/[?#]/) ?? [];
  if (wantedPlace !== place) return path;
  const query = new URLSearchParams(search);
  for (const [name, value] of new URLSearchParams(wishes)) if (!query.has(name)) query.append(name, value);
  return query.size === 0 ? place : `${place}?${query}`;
}
