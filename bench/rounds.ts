/** One of those compared, run once a round. */
export interface Contestant<Outcome> {
  readonly name: string;
  run(round: number): Promise<Outcome>;
}

/**
 * Runs the contestants by turns, A B A B …, so that whatever else the machine does meets all of them alike.
 * A first round warms them up and is thrown away.
 */
export async function alternate<Outcome>(
  contestants: readonly Contestant<Outcome>[],
  rounds: number,
  onRound: (round: number) => void = () => undefined,
): Promise<ReadonlyMap<string, readonly Outcome[]>> {
  const outcomes = new Map<string, Outcome[]>(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    onRound(round);
    for (const { name, run } of contestants) {
      const outcome = await run(round);
      if (round > 0) outcomes.get(name)?.push(outcome);
    }
  }
  return outcomes;
}
