import type { Instant } from "../units/instant.ts";
import type { VentilationEpisode } from "../ventilation/subject.ts";
import { spellIndexAt, type Ventilation } from "./ventilation.ts";

/** Whether a subject is on the ventilator now, and in or after which spell. */
export type VentilationState =
  | { readonly state: "on"; readonly spell: VentilationEpisode }
  /** `last`: the latest spell that is over; `null`: none has begun. */
  | { readonly state: "off"; readonly last: VentilationEpisode | null }
  /** No episode is known and no ventilator was ever read. */
  | { readonly state: "unknown" };

/** The state at an instant. */
export function ventilationStateAt(ventilation: Ventilation, now: Instant): VentilationState {
  const { spells, known } = ventilation;
  const spell = spells[spellIndexAt(ventilation, now)];
  if (spell !== undefined) return { state: "on", spell };
  if (!known) return { state: "unknown" };
  return { state: "off", last: spells.findLast(({ startedAt }) => startedAt <= now) ?? null };
}
