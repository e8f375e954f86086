/*
 * Exports a study, has R read it back (docs/analysis/read-exports.R), and holds R's Kaplan-Meier against Ventwall's
 * own. A step of its own: R is not part of what Ventwall needs. Where R or its package survival is missing it says
 * so and exits with 77, and with --required it fails.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Fact } from "#lib/log/record-event.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { createSiteCalendar } from "#lib/study/site-calendar.ts";
import { type SurvivalStep, survivalCurve } from "#lib/study/survival.ts";
import { HOUR, type Instant } from "#lib/units/instant.ts";
import { partsOf } from "#server/exports/export-file.ts";
import { StudyAt } from "#server/exports/study-at.ts";
import { STUDY_FILES } from "#server/exports/study-files.ts";
import type { Append } from "#server/log/event-log.ts";
import { MemoryEventLog } from "#server/log/memory-event-log.ts";

const SCRIPT = join(import.meta.dirname, "..", "docs", "analysis", "read-exports.R");
const START = Date.parse("2026-01-01T08:00:00+08:00");
/** What test harnesses call skipped; neither passed nor failed. */
const NOT_RUN = 77;
/** So far R and we may differ: both count in doubles. */
const TOLERANCE = 1e-9;

/** The trial-like example of domain.md section 7, then more of the kind, with ties of deaths and losses. */
const COURSES: readonly (readonly [days: number, died: boolean])[] = [
  [0, true],
  [4, true],
  [9, true],
  [9, false],
  [15, true],
  [28, true],
  [28, false],
  [41, true],
  [60, false],
  [60, false],
  ...Array.from({ length: 60 }, (_, index) => [(index * 7) % 67, index % 3 === 0] as const),
];

const ARMS = ["UCMSC", "SALINE"] as const;
/** Two of three are treated. */
const armOf = (index: number) => (index % 3 === 2 ? "SALINE" : "UCMSC");

const at = (day: number): Instant => (START + day * 24 * HOUR) as Instant;

async function writeStudy(): Promise<MemoryEventLog> {
  const log = new MemoryEventLog("demo");
  const appends: Append[] = COURSES.flatMap(([days, died], index) => {
    const stream = `R-${String(index + 1).padStart(3, "0")}`;
    const fact: Fact = died
      ? { kind: "death", at: at(days), cause: null }
      : { kind: "follow_up", at: at(days), status: "alive", how: "seen" };
    const record = died ? "death/1" : "follow_up/1";
    const envelope = { stream, actor: "@statistician" };
    return [
      {
        envelope: {
          ...envelope,
          version: 1,
          recordedAt: at(0),
          event: {
            type: "subjectEnrolled",
            sex: "male",
            heightCm: 170,
            weightKg: 70,
            group: armOf(index),
            admittedAt: null,
            enrolledAt: at(0),
            bed: null,
            ventilationStartedAt: at(0),
            ventilationEndedAt: null,
            infusionPlannedAt: null,
            infusionStartedAt: at(0.25),
          },
        },
      },
      ...Array.from({ length: 20 }, (_, hour) => ({
        envelope: {
          ...envelope,
          version: 2 + hour,
          recordedAt: at(hour / 24),
          event: {
            type: "readingRecorded" as const,
            parameter: "peep" as const,
            value: 8 + ((index + hour) % 7),
            unit: "cm[H2O]",
            observedAt: at(hour / 24),
            source: "ventilator",
          },
        },
      })),
      {
        envelope: {
          ...envelope,
          version: 22,
          recordedAt: at(100),
          event: { type: "factEntered", record, version: 1, fact },
        },
      },
    ];
  });
  const written = await log.append(appends);
  if (!written.ok) throw new Error(written.detail);
  return log;
}

async function exportTo(folder: string, log: MemoryEventLog): Promise<void> {
  const study = await StudyAt.load(log, log.head, createSiteCalendar("Asia/Shanghai"));
  for (const file of STUDY_FILES.filter(({ name }) => name === "tte.csv" || name === "daily_long.csv")) {
    const parts = await Array.fromAsync(partsOf(file, study));
    writeFileSync(join(folder, file.name), parts.map(({ text }) => text).join(""));
  }
}

/** Ours, from the same lines of `tte.csv` as R reads. */
function ourSteps(horizon: string, arm: string, tte: string): readonly SurvivalStep[] {
  const rows = tte.split("\n").map((line) => line.split(","));
  const followUps = rows
    .filter(([, group, param]) => param === horizon && group === arm)
    .map(([, , , , time, status]) => ({ time: Number(time), event: status === "1" }));
  return survivalCurve(followUps, PROTOCOL.outcomes.confidence).steps;
}

function compare(output: string, tte: string): readonly string[] {
  const lines = output.split("\n").filter((line) => line.startsWith("KM,"));
  const differences: string[] = lines.length === 0 ? ["R printed no curve"] : [];
  const curves = ["OS28", "OS60"].flatMap((horizon) => ARMS.map((arm) => [horizon, arm] as const));
  for (const [horizon, arm] of curves) {
    const theirs = lines
      .map((line) => line.split(","))
      .filter(([, param, group]) => param === horizon && group === arm);
    const ours = ourSteps(horizon, arm, tte);
    if (ours.length !== theirs.length || ours.length === 0)
      differences.push(`${horizon} ${arm}: ${ours.length} steps, R has ${theirs.length}`);
    for (const [index, step] of ours.entries()) {
      const [, , , time, atRisk, events, survival, standardError, lower, upper] = theirs[index] ?? [];
      const pairs: readonly (readonly [string, number | null, string | undefined])[] = [
        ["time", step.time, time],
        ["at risk", step.atRisk, atRisk],
        ["deaths", step.events, events],
        ["S", step.survival, survival],
        ["SE", step.standardError, standardError],
        ["lower", step.lower, lower],
        ["upper", step.upper, upper],
      ];
      for (const [name, own, text] of pairs) {
        const their = text === undefined || text === "" ? null : Number(text);
        const isSame = own === null || their === null ? own === their : Math.abs(own - their) <= TOLERANCE;
        if (!isSame) differences.push(`${horizon} ${arm} day ${step.time}: ${name} ${own}, R has ${text}`);
      }
    }
  }
  return differences;
}

const found = spawnSync("Rscript", ["-e", "library(survival)"], { encoding: "utf8" });
if (found.status !== 0) {
  process.stdout.write(
    "NOT RUN: there is no R with its package survival here (Debian: apt-get install r-base-core r-cran-survival).\n",
  );
  process.exit(process.argv.includes("--required") ? 1 : NOT_RUN);
}
const folder = mkdtempSync(join(tmpdir(), "ventwall-r-"));
try {
  await exportTo(folder, await writeStudy());
  const run = spawnSync("Rscript", [SCRIPT, folder], { encoding: "utf8" });
  process.stdout.write(run.stdout);
  if (run.status !== 0) throw new Error(run.stderr);
  const differences = compare(run.stdout, readFileSync(join(folder, "tte.csv"), "utf8"));
  for (const difference of differences) process.stdout.write(`${difference}\n`);
  process.stdout.write(
    differences.length === 0
      ? `\nR's Kaplan-Meier equals Ventwall's, to ${TOLERANCE}: ${COURSES.length} subjects.\n`
      : `\n${differences.length} figures differ.\n`,
  );
  process.exitCode = differences.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
