import type { CallTable, Child, ProcessModule } from "./child.ts";
import type { Table } from "./markdown-table.ts";

/** What a benchmark is given to work with; everything it opens is closed after it. */
export interface Bench {
  /** Small sizes that only show that it works. */
  readonly quick: boolean;
  /** A new folder on the disk under test. */
  folder(name: string): string;
  /** Starts a process of `bench/processes` and waits until it is ready. */
  start<Calls extends CallTable>(
    module: ProcessModule<Calls>,
    args?: readonly string[],
  ): Promise<Child<Calls>>;
  /** Tells the person at the terminal how far it is. */
  say(sentence: string): void;
  /** Has something done when the benchmark is over, however it ends. */
  after(cleanUp: () => Promise<void> | void): void;
}

/** One question with its answer measured beside its floor. */
export interface Benchmark {
  /** For `--only`. */
  readonly name: string;
  readonly question: string;
  run(bench: Bench): Promise<readonly Table[]>;
}
