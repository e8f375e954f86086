import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";

/** A file of `bench/processes` and, by its type alone, what can be asked of it. */
export interface ProcessModule<Calls extends CallTable> {
  readonly file: URL;
  readonly calls?: Calls;
}

export interface Request {
  readonly number: number;
  readonly name: string;
  readonly args: readonly unknown[];
}

export type Answer =
  | { readonly number: number; readonly value: unknown }
  | { readonly number: number; readonly error: string };

/** What a process can be asked, by name. */
export type CallTable = Readonly<Record<string, (...args: never[]) => unknown>>;

/**
 * A process beside ours that answers calls. What is measured and what measures never share a process: they
 * would wait for each other's garbage collection.
 */
export class Child<Calls extends CallTable> {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #last = 0;

  private constructor(process: ChildProcess) {
    this.#process = process;
    process.on("message", (answer: Answer) => {
      this.#waiting.get(answer.number)?.(answer);
      this.#waiting.delete(answer.number);
    });
    process.once("exit", (code, signal) => {
      const error = `The process ended (${signal ?? code})`;
      for (const [number, settle] of this.#waiting) settle({ number, error });
      this.#waiting.clear();
    });
  }

  /** Resolves when it has said that it is ready, which is its answer to call 0. */
  static async start<Calls extends CallTable>(
    { file }: ProcessModule<Calls>,
    args: readonly string[],
  ): Promise<Child<Calls>> {
    const process = fork(file, args, {
      execArgv: ["--expose-gc"],
      serialization: "advanced",
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    const child = new Child<Calls>(process);
    await child.#answer(0);
    return child;
  }

  async call<Name extends keyof Calls & string>(
    name: Name,
    ...args: Parameters<Calls[Name]>
  ): Promise<Awaited<ReturnType<Calls[Name]>>> {
    const number = ++this.#last;
    const answer = this.#answer(number);
    this.#process.send({ number, name, args } satisfies Request);
    return (await answer) as Awaited<ReturnType<Calls[Name]>>;
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const exited = once(this.#process, "exit");
    this.#process.kill("SIGTERM");
    await exited;
  }

  async #answer(number: number): Promise<unknown> {
    const answer = await new Promise<Answer>((resolve) => this.#waiting.set(number, resolve));
    if ("error" in answer) throw new Error(answer.error);
    return answer.value;
  }
}

/** Of a process: answers calls by its table until it is told to end. */
export function answerCalls(calls: CallTable, close: () => Promise<void> | void): void {
  const send = (answer: Answer): void => void process.send?.(answer);
  process.on("message", async ({ number, name, args }: Request) => {
    try {
      const call = calls[name];
      if (call === undefined) throw new Error(`Nothing is called ${name}`);
      send({ number, value: await call(...(args as never[])) });
    } catch (error) {
      send({ number, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
  const end = async (): Promise<void> => {
    await close();
    process.exit(0);
  };
  process.once("SIGTERM", () => void end());
  process.once("disconnect", () => void end());
  send({ number: 0, value: null });
}
