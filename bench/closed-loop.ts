/** What a closed loop measured. */
export interface LoopOutcome {
  readonly elapsedMs: number;
  /** From just before each sending to its answer, in ms. */
  readonly latencies: readonly number[];
}

/** Sends `count` times with so many under way at once: the next goes out when an answer comes in. */
export async function closedLoop(
  count: number,
  underWay: number,
  send: (index: number) => Promise<void>,
): Promise<LoopOutcome> {
  const latencies: number[] = [];
  let next = 0;
  const started = performance.now();
  const sender = async (): Promise<void> => {
    while (next < count) {
      const index = next++;
      const before = performance.now();
      await send(index);
      latencies.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: Math.min(underWay, count) }, sender));
  return { elapsedMs: performance.now() - started, latencies };
}
