import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fail, type Result, succeed } from "#lib/units/result.ts";

const SOURCES = [
  "app/**/*",
  "lib/**/*.ts",
  "public/**/*",
  "next.config.ts",
  "tsconfig.json",
  "package-lock.json",
];
const MARK = ".next/ventwall-build";

/**
 * Names the pages by their sources. A page that runs learns from it that the server has newer ones, and a
 * start builds them only when they differ.
 */
export async function nameBuild(root: string): Promise<string> {
  const files: string[] = [];
  for await (const entry of glob(SOURCES, { cwd: root, withFileTypes: true })) {
    if (entry.isFile()) files.push(join(entry.parentPath, entry.name));
  }
  const hash = createHash("sha256");
  for (const file of files.toSorted()) {
    hash.update(`\n${file.slice(root.length)}\n`);
    for await (const chunk of createReadStream(file)) hash.update(chunk);
  }
  return hash.digest("hex").slice(0, 16);
}

/** Two servers that start at once build once: the second one waits for the first. */
const WAIT_FOR_ANOTHER_MS = 2_000;
const LONGEST_WAIT_MS = 120_000;
const ANOTHER_BUILDS = /another next build process/i;

/** Builds the pages unless that very build is there; says so before it begins. */
export async function buildPages(
  root: string,
  build: string,
  onBuilding: () => void,
): Promise<Result<null, "build_failed">> {
  const mark = join(root, MARK);
  for (let waited = 0; ; waited += WAIT_FOR_ANOTHER_MS) {
    if (existsSync(mark) && readFileSync(mark, "utf8") === build) return succeed(null);
    // A build that breaks off must not pass for the one before it.
    rmSync(mark, { force: true });
    if (waited === 0) onBuilding();
    const { code, output } = await runNextBuild(root);
    if (code === 0) {
      writeFileSync(mark, build);
      return succeed(null);
    }
    if (!ANOTHER_BUILDS.test(output) || waited >= LONGEST_WAIT_MS) {
      return fail("build_failed", `The pages could not be built:\n${output}`);
    }
    await setTimeout(WAIT_FOR_ANOTHER_MS);
  }
}

async function runNextBuild(
  root: string,
): Promise<{ readonly code: number | null; readonly output: string }> {
  const next = join(root, "node_modules/next/dist/bin/next");
  const child = spawn(process.execPath, [next, "build"], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const take = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout.on("data", take);
  child.stderr.on("data", take);
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, output };
}
