import { Presets, SingleBar } from "cli-progress";
import type { OnProgress } from "../log/log-audit.ts";
import type { AdminOutput } from "./admin-context.ts";

/** Plain output gets a line for every fifth of the way. */
const LINES = 5;

/** Runs something that tells how far it has come: with a bar on a terminal, with a few lines elsewhere. */
export async function withProgress<T>(
  title: string,
  out: AdminOutput,
  run: (onProgress: OnProgress) => Promise<T>,
): Promise<T> {
  if (!out.isTTY) return run(inLines(title, out));
  const bar = new SingleBar(
    {
      format: `${title} {bar} {percentage} %  {value}/{total}  {eta_formatted}`,
      stream: out,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  try {
    return await run((done, total) => {
      if (!bar.isActive) bar.start(total, 0);
      bar.setTotal(total);
      bar.update(done);
    });
  } finally {
    bar.stop();
  }
}

function inLines(title: string, out: AdminOutput): OnProgress {
  let told = 0;
  return (done, total) => {
    const step = total === 0 ? LINES : Math.floor((done / total) * LINES);
    if (step <= told) return;
    told = step;
    out.write(`${title}: ${done} of ${total}\n`);
  };
}
