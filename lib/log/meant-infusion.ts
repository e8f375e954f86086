import type { Instant } from "../units/instant.ts";
import type { SubjectProfile } from "../ventilation/subject.ts";

/** Which infusion's start a correction is about, by that start: the one it names, else the first. */
export function meantStart(
  { infusions }: Pick<SubjectProfile, "infusions">,
  { was }: { readonly was?: Instant },
): Instant | null {
  return was ?? infusions[0]?.startedAt ?? null;
}

/** Which infusion an end is about, by its start: the one it names, else the latest. */
export function meantEnd(
  { infusions }: Pick<SubjectProfile, "infusions">,
  { of }: { readonly of?: Instant },
): Instant | null {
  return of ?? infusions.at(-1)?.startedAt ?? null;
}
