import { mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { BENCHMARKS } from "./all-benchmarks.ts";
import type { Bench, Benchmark } from "./benchmark.ts";
import { Child } from "./child.ts";
import { describeMachine } from "./machine.ts";
import { type Table, toMarkdown } from "./markdown-table.ts";
import { makeScratch } from "./scratch.ts";

const names = BENCHMARKS.map(({ name }) => name).join(", ");
const { values } = parseArgs({
  options: { only: { type: "string", multiple: true }, quick: { type: "boolean", default: false } },
});
const chosen = BENCHMARKS.filter(({ name }) => values.only === undefined || values.only.includes(name));
const unknown = values.only?.find((name) => !BENCHMARKS.some((one) => one.name === name));
if (unknown !== undefined) {
  process.stderr.write(`No benchmark is called ${unknown}; there are ${names}.\n`);
  process.exit(64);
}

const scratch = makeScratch(dirname(import.meta.dirname));
const machine = describeMachine(scratch);
const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

async function run(benchmark: Benchmark): Promise<readonly Table[]> {
  const cleanUps: (() => Promise<void> | void)[] = [];
  const bench: Bench = {
    quick: values.quick,
    say,
    folder(name) {
      const folder = join(scratch, benchmark.name, name);
      mkdirSync(folder, { recursive: true });
      return folder;
    },
    async start(module, args = []) {
      const child = await Child.start(module, args);
      cleanUps.push(() => child.stop());
      return child;
    },
    after: (cleanUp) => void cleanUps.push(cleanUp),
  };
  try {
    return await benchmark.run(bench);
  } finally {
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
  }
}

/** A benchmark that was stopped leaves nothing behind: its processes end with this one. */
function sweep(): void {
  rmSync(scratch, { recursive: true, force: true });
}
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    sweep();
    process.exit(130);
  });
}

try {
  const report: string[] = [`${machine}.`, ""];
  for (const benchmark of chosen) {
    say(`\n── ${benchmark.name}: ${benchmark.question}`);
    for (const table of await run(benchmark)) {
      say(`\n${toMarkdown(table)}`);
      report.push(toMarkdown(table));
    }
  }
  process.stdout.write(`\n${report.join("\n")}`);
} finally {
  sweep();
}
process.exit(0);
