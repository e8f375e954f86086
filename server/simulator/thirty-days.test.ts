import { beforeAll, describe, expect, it } from "vitest";
import { HOUR } from "#lib/units/instant.ts";
import type { ExpectedAlarm } from "./oracle/alarm-life.fixture.ts";
import { differences, listed } from "./oracle/compared.fixture.ts";
import { alarmsIn, type LoggedStep, readingsIn, stepsIn } from "./oracle/exported-ward.fixture.ts";
import { type PlayedWard, playWard } from "./oracle/played-ward.fixture.ts";
import { CHECKED_CONDITIONS, expectedAlarms } from "./oracle/ward-oracle.fixture.ts";
import { subjectsIn, WardProgram } from "./oracle/ward-program.fixture.ts";
import { wardScript } from "./oracle/ward-script.fixture.ts";
import { CURTAIN, ward } from "./ward.fixture.ts";
import { HISTORY_MS } from "./world.ts";

const START = CURTAIN - HISTORY_MS;
const DAY = 24 * HOUR;
/** The opening scene's moment, and one in the first hours after the infusion of a bed with a device. */
const WORLD = ward("ventwall", [CURTAIN, START + 15.02 * DAY]);
/** Two with devices that speak every minute, nine that are charted. */
const BEDS = ["4", "14", "2", "3", "5", "6", "7", "9", "11", "12", "18"];
const TIME = { from: START, to: START + 30 * DAY, stepMs: 2 * 60_000 };
/** Some minutes of one core; a busy machine may take many times that. */
const PATIENCE_MS = 15 * 60_000;

let played: PlayedWard;
let log: readonly LoggedStep[];
let expected: readonly ExpectedAlarm[];

beforeAll(async () => {
  const program = new WardProgram(WORLD, subjectsIn(WORLD, BEDS, TIME.to), wardScript(WORLD));
  played = await playWard(program, TIME, "ventwall");
  log = stepsIn(played.alarmLog);
  const readings = readingsIn(played.readings);
  expected = expectedAlarms({ readings, desk: played.desk, log, until: TIME.to });
}, PATIENCE_MS);

describe("the simulated ward, played for thirty days", () => {
  it("gives every alarm that its record asks for, when it asks, as it says, and no other", () => {
    expect(differences(expected, log)).toEqual([]);
  });

  it.each(CHECKED_CONDITIONS)("meets %s at least once", (condition) => {
    expect(log.filter((step) => step.condition === condition && step.what === "raised")).not.toEqual([]);
  });

  it.each(["returned", "reactivated", "escalated", "changed", "acknowledged"])(
    "has alarms that were %s",
    (what) => {
      expect(log.filter((step) => step.what === what)).not.toEqual([]);
    },
  );

  it("has alarms that ended for each reason", () => {
    const reasons = new Set(log.flatMap(({ what, reason }) => (what === "ended" ? [reason] : [])));
    expect([...reasons].toSorted()).toEqual(["acknowledged", "cause_gone", "left_ward"]);
  });

  it("lists one row an alarm that says what became of it in its log", () => {
    expect(alarmsIn(played.alarms)).toEqual(listed(log));
  });

  it("gives no alarm that is not checked here", () => {
    const others = log.filter(({ condition }) => !CHECKED_CONDITIONS.includes(condition));
    expect(others).toEqual([]);
  });

  it("had every entry of its desk and every submission taken", () => {
    expect(played.refused).toEqual([]);
  });
});

describe("the comparison", () => {
  const plateau = () => {
    const first = log.find(({ condition, what }) => condition === "PPLAT-HI" && what === "raised");
    if (first === undefined) throw new Error("no plateau was too high");
    return first;
  };

  it("finds an alarm that is missing", () => {
    const { alarm, subject } = plateau();
    const [sentence, ...others] = differences(
      expected,
      log.filter((step) => step.alarm !== alarm),
    );
    expect(others).toEqual([]);
    expect(sentence).toMatch(new RegExp(`^${subject}: PPLAT-HI of .* is not in the log`));
  });

  it("finds one without a cause", () => {
    const invented = { ...plateau(), alarm: "invented", at: plateau().at + HOUR };
    expect(differences(expected, [...log, invented])).toEqual([
      expect.stringMatching(/PPLAT-HI of .* is in the log, but nothing in the record explains it\.$/),
    ]);
  });

  it.each([
    ["another value", { figures: { value: 30.4, limit: 30 } }],
    ["another priority", { priority: "low" }],
  ])("finds %s", (_, change) => {
    const changed = log.map((step) => (step === plateau() ? { ...step, ...change } : step));
    expect(differences(expected, changed)).toEqual([expect.stringContaining("but in the log it is")]);
  });

  it("finds one that ended for another reason", () => {
    const end = log.find(({ what, reason }) => what === "ended" && reason === "acknowledged");
    const changed = log.map((step) => (step === end ? { ...step, reason: "cause_gone" } : step));
    expect(differences(expected, changed)).toEqual([
      expect.stringContaining("should be ended (acknowledged)"),
    ]);
  });
});
