import { Presets, SingleBar } from "cli-progress";

const LINE_EVERY = 0.1;

/** How far a command has come, as a person at a terminal or a log file wants to read it. */
export interface Progress {
  advance(done: number, total: number): void;
  say(sentence: string): void;
  stop(): void;
}

/** Where it is shown: a terminal, or a file or pipe. */
export type ProgressOutput = NodeJS.WritableStream & { readonly isTTY?: boolean };

/** A bar on a terminal; otherwise a plain line for every tenth, which a log keeps readable. */
export function openProgress(things: string, output: ProgressOutput): Progress {
  return output.isTTY ? barProgress(things, output) : lineProgress(things, output);
}

/** Shows the progress of something that tells how far it has come. */
export async function withProgress<T>(
  things: string,
  output: ProgressOutput,
  run: (advance: Progress["advance"]) => Promise<T>,
): Promise<T> {
  const progress = openProgress(things, output);
  try {
    return await run((done, total) => progress.advance(done, total));
  } finally {
    progress.stop();
  }
}

function barProgress(things: string, output: ProgressOutput): Progress {
  const bar = new SingleBar(
    { format: `{bar} {percentage} % | {value}/{total} ${things} | {eta_formatted} left`, stream: output },
    Presets.shades_classic,
  );
  return {
    advance: (done, total) => {
      if (!bar.isActive) bar.start(total, 0);
      bar.setTotal(total);
      bar.update(done);
    },
    say: (sentence) => {
      output.write(`\r\u001b[K${sentence}\n`);
    },
    stop: () => bar.stop(),
  };
}

function lineProgress(things: string, output: ProgressOutput): Progress {
  let next = LINE_EVERY;
  return {
    advance: (done, total) => {
      const share = total === 0 ? 1 : done / total;
      if (share < next && done < total) return;
      output.write(`${Math.floor(share * 100)} % ${done}/${total} ${things}\n`);
      while (next <= share) next += LINE_EVERY;
    },
    say: (sentence) => {
      output.write(`${sentence}\n`);
    },
    stop: () => {},
  };
}
