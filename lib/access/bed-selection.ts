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
  return parts.filter((part) => !bedsOfPart(part, beds).some(Boolean));
}

/**
 * The beds that a list asks for, in the room's order: `1-12`, `3,7,9`, `A-1-A-6`. A range runs between two beds by
 * name; where no bed has such a name, it is one of numbers: the beds' own if all beds are numbered, else their places,
 * from 1. All beds where it asks for nothing; none where nothing of it is here.
 */
export function selectBeds(beds: readonly string[], list: string | null): readonly string[] {
  if (list === null || list.trim() === "") return beds;
  const wanted = bedParts(list).map((part) => bedsOfPart(part, beds));
  return beds.filter((_, place) => wanted.some((isWanted) => isWanted[place]));
}

/** Which of the beds one part of a list names, place by place. */
function bedsOfPart(part: string, beds: readonly string[]): readonly boolean[] {
  if (beds.includes(part)) return beds.map((bed) => bed === part);
  // A bed's name may hold a dash itself, so every dash is tried as the range's.
  for (let dash = part.indexOf("-"); dash > 0; dash = part.indexOf("-", dash + 1)) {
    const first = beds.indexOf(part.slice(0, dash).trim());
    const last = beds.indexOf(part.slice(dash + 1).trim());
    if (first >= 0 && last >= first) return beds.map((_, place) => place >= first && place <= last);
  }
  const range = numbersOf(part);
  if (range === null) return [];
  // Where beds have other names than numbers, numbers are their places.
  const isNumbered = beds.every((bed) => /^\d+$/.test(bed));
  return beds.map((bed, place) => {
    const number = isNumbered ? Number(bed) : place + 1;
    return number >= range.first && number <= range.last;
  });
}

/** `null`: no number and no range of two. */
function numbersOf(part: string): { readonly first: number; readonly last: number } | null {
  const [, first, last = first] = /^(\d{1,4})(?:\s*-\s*(\d{1,4}))?$/.exec(part) ?? [];
  return first === undefined ? null : { first: Number(first), last: Number(last) };
}
