/** Whether a bed is wanted, by its name and its place in the room's order. */
type Wish = (bed: string, place: number) => boolean;

/**
 * The beds that `?beds=` asks for, in the room's order: `1-12`, `3,7,9`, `A-1-A-6`. A range runs between two
 * beds by name; where no bed has such a name, it is one of numbers: the beds' own if all beds are numbered,
 * else their places, from 1. All beds without a wish; none where nothing of it is here.
 */
export function selectBeds(beds: readonly string[], wish: string | null): readonly string[] {
  if (wish === null || wish.trim() === "") return beds;
  const wishes = wish.split(",").map((part) => wishOf(beds, part.trim()));
  return beds.filter((bed, index) => wishes.some((isWanted) => isWanted(bed, index + 1)));
}

function wishOf(beds: readonly string[], part: string): Wish {
  if (beds.includes(part)) return (bed) => bed === part;
  // A bed's name may hold a dash itself, so every dash is tried as the range's.
  for (let dash = part.indexOf("-"); dash > 0; dash = part.indexOf("-", dash + 1)) {
    const first = beds.indexOf(part.slice(0, dash).trim());
    const last = beds.indexOf(part.slice(dash + 1).trim());
    if (first >= 0 && last >= first) return (_, place) => place > first && place <= last + 1;
  }
  return numbersOf(beds, part);
}

function numbersOf(beds: readonly string[], part: string): Wish {
  const [, first, last = first] = /^(\d{1,4})(?:\s*-\s*(\d{1,4}))?$/.exec(part) ?? [];
  if (first === undefined) return () => false;
  const isNumbered = beds.every((bed) => /^\d+$/.test(bed));
  return (bed, place) => {
    const number = isNumbered ? Number(bed) : place;
    return number >= Number(first) && number <= Number(last);
  };
}
