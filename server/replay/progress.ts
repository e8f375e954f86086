import { Presets, SingleBar } from "cli-progress";

const LINE_EVERY = 0.1;

/** How far a replay has come, as a person at a terminal or a log file wants to read it. */
export interface Progress {
  advance(done: number): void;
  say(sentence: string): void;
  stop(): void;
}

/** A bar on a terminal; otherwise a plain line for every tenth, which a log keeps readable. */
export function openProgress(total: number, output: NodeJS.WriteStream): Progress {
  return output.isTTY ? barProgress(total, output) : lineProgress(total, output);
}

function barProgress(total: number, output: NodeJS.WriteStream): Progress {
  const bar = new SingleBar(
    { format: "{bar} {percentage} % | {value}/{total} readings | {eta_formatted} left", stream: output },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return {
    advance: (done) => bar.update(done),
    say: (sentence) => {
      output.write(`\r\u001b[K${sentence}\n`);
    },
    stop: () => bar.stop(),
  };
}

function lineProgress(total: number, output: NodeJS.WriteStream): Progress {
  let next = LINE_EVERY;
  return {
    advance: (done) => {
      const share = total === 0 ? 1 : done / total;
      if (share < next && done < total) return;
      output.write(`${Math.floor(share * 100)} % ${done}/${total} readings\n`);
      while (next <= share) next += LINE_EVERY;
    },
    say: (sentence) => {
      output.write(`${sentence}\n`);
    },
    stop: () => {},
  };
}
