import type { Counted, Sight } from "./sight.fixture.ts";

export type Priority = "high" | "medium" | "low";
export type Figures = Readonly<Record<string, number>>;

/** Why an alarm is to be given at some moment. */
export interface Cause {
  /** Tells causes of one condition apart that are about different things: two infusions, two slots. */
  readonly occasion: number;
  readonly priority: Priority;
  /** What it says, by name: a value and its limit, a time. Empty where that is left to other tests. */
  readonly figures: Figures;
  /** The reading that it rests on; `null`: none, but time or the lack of one. */
  readonly evidence: Counted | null;
  /** What happened, by name, each of which somebody must see; absent: one thing that goes on. */
  readonly about?: readonly string[];
}

/** One line of the alert table in domain.md section 3. */
export interface Rule {
  readonly condition: string;
  /** If its cause goes before anybody has acknowledged it, it stays until somebody does. */
  readonly latched: boolean;
  /** It is over once it is acknowledged. */
  readonly endsWhenSeen?: true;
  /** It is about an infusion, which its start names: somebody who corrects the start gives it another name. */
  readonly namedByStart?: true;
  /** Readings that are judged each at its own time, also when several arrive together. */
  readonly parameters: readonly string[];
  /** Arrivals after which it is looked at as a whole: the `parameters` unless it says so. */
  readonly looksAt?: "everything";
  /** Of these parameters only what was measured near a plateau has to do with it. */
  readonly nearPlateaus?: true;
  /** `standing`: the causes that held until now, by their occasion. */
  judge(sight: Sight, standing: ReadonlyMap<number, Cause>): readonly Cause[];
  /** When time alone may change the judgement; what lies in the past is left aside. */
  wakes(sight: Sight): readonly number[];
}

/** A cause that no reading gives, but time or the lack of one. */
export function because(priority: Priority, figures: Figures = {}, occasion = 0): Cause {
  return { occasion, priority, figures, evidence: null };
}

/** A cause that rests on a reading. */
export function measured(priority: Priority, figures: Figures, evidence: Counted, occasion = 0): Cause {
  return { occasion, priority, figures, evidence };
}
