import { fail, type Result, succeed } from "../units/result.ts";
import type { Group } from "../ventilation/subject.ts";
import type { MatchSetImported } from "./match-event.ts";
import type { WardState } from "./ward-state.ts";

/** A file that somebody wants to import, understood. */
export type ImportMatch = Omit<MatchSetImported, "type" | "set">;

/** So many names are told of those that are wrong. */
const NAMES_TOLD = 10;

/**
 * Imports a match in the place of the one before; the same file again is no event. Everybody in it must be enrolled,
 * in the treated arm or as a matched control, and each arm must have somebody in a pair (domain.md section 6).
 */
export function decideMatch(
  ward: WardState,
  groupOf: (subject: string) => Group | null,
  match: ImportMatch,
): Result<readonly MatchSetImported[], "unknown_subject" | "bad_match"> {
  const present = ward.matchSets.at(-1);
  if (present?.sha256 === match.sha256) return succeed([]);
  const names = match.subjects.map(({ subject }) => subject);
  const strangers = names.filter((name) => groupOf(name) === null);
  if (strangers.length > 0) {
    return fail("unknown_subject", `Nobody is enrolled as ${listed(strangers)}.`);
  }
  const others = names.filter((name) => groupOf(name) === "SALINE");
  if (others.length > 0) {
    return fail("bad_match", `In neither of the two arms: ${listed(others)}.`);
  }
  const arms = new Set(match.subjects.filter(takesPart).map(({ subject }) => groupOf(subject)));
  if (arms.size < 2) {
    return fail("bad_match", "Nobody of one of the two arms has a pair and a weight above 0.");
  }
  return succeed([{ type: "matchSetImported", set: (present?.set ?? 0) + 1, ...match }]);
}

/** Whether somebody is in the matched sample. */
export function takesPart({
  pair,
  weight,
}: {
  readonly pair: string | null;
  readonly weight: number;
}): boolean {
  return pair !== null && weight > 0;
}

function listed(names: readonly string[]): string {
  const more = names.length - NAMES_TOLD;
  return names.slice(0, NAMES_TOLD).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
