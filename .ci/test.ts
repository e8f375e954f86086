import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBrowser } from "./browser.ts";

/** Runs everything that must hold, in the order in which it fails soonest, and counts it. */
interface Count {
  passed: number;
  failed: number;
}

/** How a check ends that could not be made here. */
const NOT_RUN = 77;

const reports = mkdtempSync(join(tmpdir(), "ventwall-test-"));
const total: Count = { passed: 0, failed: 0 };

function run(title: string, command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): boolean {
  process.stdout.write(`\n── ${title}\n`);
  const { status } = spawnSync(command, args, { stdio: "inherit", env: { ...process.env, ...env } });
  return status === 0;
}

function check(title: string, command: string, args: readonly string[]): void {
  const ok = run(title, command, args);
  total[ok ? "passed" : "failed"]++;
}

function suite(title: string, args: readonly string[], env: NodeJS.ProcessEnv, count: () => Count): void {
  const ok = run(title, "npx", args, env);
  const counted = readCount(count);
  total.passed += counted.passed;
  // A suite that broke off before it could count is a failure too.
  total.failed += ok ? counted.failed : Math.max(counted.failed, 1);
}

function readCount(count: () => Count): Count {
  try {
    return count();
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/** R is not part of what Ventwall needs: where it is missing that is said, and nothing is counted. */
function checkWithR(): void {
  process.stdout.write("\n── the exports read back by R\n");
  const { status } = spawnSync("npm", ["run", "--silent", "check:r"], { stdio: "inherit" });
  if (status !== NOT_RUN) total[status === 0 ? "passed" : "failed"]++;
}

check("types of the pages", "npx", ["next", "typegen"]);
check("types", "npx", ["tsc", "--noEmit"]);
check("types of the pure core", "npx", ["tsc", "--noEmit", "-p", "lib/tsconfig.json"]);
check("lint, format and the rooms' walls", "npx", ["biome", "ci", "."]);
check("dead code", "npx", ["knip"]);

const unitReport = join(reports, "unit.json");
suite(
  "unit and integration tests",
  ["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${unitReport}`],
  {},
  () => {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(unitReport, "utf8"));
    return { passed: numPassedTests, failed: numFailedTests };
  },
);

checkWithR();

const browser = ensureBrowser();
if (browser === null) {
  process.stdout.write(
    "\nThe end-to-end tests need a browser: install Debian's chromium (apt-get install chromium), or set CHROME_PATH.\n",
  );
  total.failed++;
} else {
  const browserReport = join(reports, "e2e.json");
  suite(
    `end-to-end tests in ${browser}`,
    ["playwright", "test", "--reporter=list,json"],
    { CHROME_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport },
    () => {
      const { stats } = JSON.parse(readFileSync(browserReport, "utf8"));
      return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
    },
  );
}

process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
