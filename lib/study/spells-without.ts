import type { Instant } from "../units/instant.ts";

/** Half-open; `endedAt` is `null` while it lasts. */
interface Span {
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
}

/** What is left of spells where other spans are cut out of them; in order of start if the spells are. */
export function spellsWithout(spells: readonly Span[], cuts: readonly Span[]): readonly Span[] {
  return cuts.reduce((left, cut) => left.flatMap((spell) => without(spell, cut)), spells);
}

function without(spell: Span, cut: Span): readonly Span[] {
  const end = spell.endedAt ?? Number.POSITIVE_INFINITY;
  const cutEnd = cut.endedAt ?? Number.POSITIVE_INFINITY;
  if (cut.startedAt >= end || cutEnd <= spell.startedAt) return [spell];
  const before = cut.startedAt > spell.startedAt ? [{ ...spell, endedAt: cut.startedAt }] : [];
  const after = cut.endedAt !== null && cutEnd < end ? [{ ...spell, startedAt: cut.endedAt }] : [];
  return [...before, ...after];
}
