/** The longest name of a bed, in characters; a range holds two of them and a dash. */
const LONGEST_PART = 65;

export type BedsProblem = "missing" | "too_long" | "twice" | "backwards";

/** The beds and ranges that a list names, such as `1-12,20`. */
export function bedParts(list: string): readonly string[] {
  return list.split(",").map((part) => part.trim());
}

/** What is wrong with a list of beds, whichever beds there are; `null`: nothing. */
export function bedsProblem(parts: readonly string[]): BedsProblem | null {
  if (parts.some((part) => part.trim() === "")) return "missing";
  if (parts.some((part) => part.length > LONGEST_PART)) return "too_long";
  if (new Set(parts.map((part) => part.trim())).size < parts.length) return "twice";
  const isBackwards = (part: string): boolean => {
    const range = numbersOf(part);
    return range !== null && range.first > range.last;
  };
  return parts.some(isBackwards) ? "backwards" : null;
}

/** Those of a list that name no bed of the ward; they may be opened later. */
export function unknownBeds(parts: readonly string[], beds: readonly string[]): readonly string[] {
  return parts.filter((part) => !isThere(part, beds));
}

function isThere(part: string, beds: readonly string[]): boolean {
  if (beds.includes(part)) return true;
  // A bed's name may hold a dash itself, so every dash is tried as the range's.
  for (let dash = part.indexOf("-"); dash > 0; dash = part.indexOf("-", dash + 1)) {
    const first = beds.indexOf(part.slice(0, dash).trim());
    if (first >= 0 && beds.indexOf(part.slice(dash + 1).trim()) >= first) return true;
  }
  const range = numbersOf(part);
  if (range === null) return false;
  // Where beds have other names than numbers, numbers are their places.
  const isNumbered = beds.every((bed) => /^\d+$/.test(bed));
  return beds.some((bed, place) => {
    const number = isNumbered ? Number(bed) : place + 1;
    return number >= range.first && number <= range.last;
  });
}

/** `null`: no number and no range of two. */
function numbersOf(part: string): { readonly first: number; readonly last: number } | null {
  const [, first, last = first] = /^(\d{1,4})(?:\s*-\s*(\d{1,4}))?$/.exec(part) ?? [];
  return first === undefined ? null : { first: Number(first), last: Number(last) };
}
