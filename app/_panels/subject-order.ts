interface Listed {
  readonly subject: string;
  readonly bed: string | null;
}

/** Compares `S-2` before `S-10`; the same in every language. */
const byName = new Intl.Collator("en", { numeric: true });

/** Those on the ward as the room has its beds, then those who left, by their number. */
export function inRoomOrder<Subject extends Listed>(
  subjects: readonly Subject[],
  beds: readonly string[],
): readonly Subject[] {
  const places = new Map(beds.map((bed, index) => [bed, index]));
  const place = ({ bed }: Listed): number => {
    if (bed === null) return Number.MAX_SAFE_INTEGER;
    return places.get(bed) ?? beds.length;
  };
  return subjects.toSorted((a, b) => place(a) - place(b) || byName.compare(a.subject, b.subject));
}

/** Whether a subject's number or bed contains what was typed, whatever its case. */
export function matchesText({ subject, bed }: Listed, text: string): boolean {
  const sought = text.trim().toLocaleLowerCase();
  return [subject, bed ?? ""].some((name) => name.toLocaleLowerCase().includes(sought));
}
