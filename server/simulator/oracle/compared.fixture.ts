import type { ExpectedAlarm, ExpectedStep } from "./alarm-life.fixture.ts";
import type { ListedAlarm, LoggedStep } from "./exported-ward.fixture.ts";
import { settled } from "./sight.fixture.ts";

/** What time alone does may be a moment off: "more than 75 minutes" begins a millisecond after them. */
const TOLERANCE = 1_000;

const ASKS: ReadonlySet<string> = new Set(["raised", "returned", "reactivated"]);

type Told = Pick<LoggedStep, "at" | "what" | "priority" | "figures" | "reason">;

interface LoggedAlarm {
  readonly subject: string;
  readonly condition: string;
  readonly steps: readonly Told[];
}

/** Where the log and the oracle differ, each as a sentence to look up in the patient's record; empty: nowhere. */
export function differences(
  expected: readonly ExpectedAlarm[],
  log: readonly LoggedStep[],
): readonly string[] {
  const left = new Set(loggedAlarms(log));
  const sentences: string[] = [];
  for (const alarm of expected) {
    const match = [...left].find((one) => isSame(one, alarm));
    if (match === undefined) {
      sentences.push(`${named(alarm)} is not in the log, but domain.md asks for it.`);
      continue;
    }
    left.delete(match);
    const difference = firstDifference(alarm.steps, match.steps);
    if (difference !== null) sentences.push(`${named(alarm)} ${difference}`);
  }
  for (const alarm of left)
    sentences.push(`${named(alarm)} is in the log, but nothing in the record explains it.`);
  return sentences.toSorted();
}

/** One row an alarm, as it follows from its steps. */
export function listed(log: readonly LoggedStep[]): readonly ListedAlarm[] {
  return [...Map.groupBy(log, ({ alarm }) => alarm)].map(([alarm, steps]) => {
    const last = steps.at(-1);
    const asked = steps.findLastIndex(({ what }) => ASKS.has(what));
    const isSeen = steps.slice(asked).some(({ what }) => what === "acknowledged");
    const isEnded = last?.what === "ended";
    return {
      alarm,
      raisedAt: steps[0]?.at ?? Number.NaN,
      endedAt: isEnded ? last.at : null,
      unanswered: isEnded && last.priority === "high" && !isSeen,
    };
  });
}

function loggedAlarms(log: readonly LoggedStep[]): readonly LoggedAlarm[] {
  return [...Map.groupBy(log, ({ alarm }) => alarm).values()].flatMap((steps) => {
    const first = steps[0];
    return first === undefined ? [] : [{ subject: first.subject, condition: first.condition, steps }];
  });
}

function isSame(logged: LoggedAlarm, { subject, condition, steps }: ExpectedAlarm): boolean {
  if (logged.subject !== subject || logged.condition !== condition) return false;
  return Math.abs((logged.steps[0]?.at ?? 0) - (steps[0]?.at ?? Number.NaN)) <= TOLERANCE;
}

function firstDifference(expected: readonly ExpectedStep[], all: readonly Told[]): string | null {
  const names = Object.keys(expected[0]?.figures ?? {});
  // A change of other figures than those is left to the tests of those.
  const logged = all.filter(
    (step, place) => step.what !== "changed" || !isSaidAlready(all[place - 1], step, names),
  );
  for (let place = 0; place < Math.max(expected.length, logged.length); place++) {
    const [ours, theirs] = [expected[place], logged[place]];
    if (ours === undefined) return `goes on in the log: ${told(theirs)}, which nothing explains.`;
    if (theirs === undefined) return `should go on: ${told(ours)}, but the log has nothing more.`;
    if (!isAlike(ours, theirs)) return `should be ${told(ours)}, but in the log it is ${told(theirs)}.`;
  }
  return null;
}

function isSaidAlready(before: Told | undefined, step: Told, names: readonly string[]): boolean {
  if (before === undefined || before.priority !== step.priority) return false;
  return names.every((name) => isNear(before.figures[name], step.figures[name]));
}

function isAlike(ours: ExpectedStep, theirs: Told): boolean {
  return (
    Math.abs(ours.at - theirs.at) <= TOLERANCE &&
    ours.what === theirs.what &&
    ours.priority === theirs.priority &&
    ours.reason === theirs.reason &&
    Object.entries(ours.figures).every(([name, figure]) => isNear(figure, theirs.figures[name]))
  );
}

function isNear(ours: number | undefined, theirs: number | undefined): boolean {
  return ours !== undefined && theirs !== undefined && settled(ours) === settled(theirs);
}

function named({
  subject,
  condition,
  steps,
}: {
  subject: string;
  condition: string;
  steps: readonly Told[];
}) {
  const first = steps[0];
  return `${subject}: ${condition} of ${first === undefined ? "no time" : clock(first.at)}${inWords(first)}`;
}

function told(step: Told | undefined): string {
  if (step === undefined) return "nothing";
  const { at, what, priority, reason } = step;
  return `${what}${reason === null ? "" : ` (${reason})`} at ${clock(at)}, ${priority}${inWords(step)}`;
}

/** ` (31.2 > 30)`, or every figure by its name. */
function inWords(step: Told | undefined): string {
  const { value, limit, ...others } = step?.figures ?? {};
  if (value !== undefined && limit !== undefined) {
    return ` (${settled(value)} ${value > limit ? ">" : "<="} ${settled(limit)})`;
  }
  const all = Object.entries(value === undefined ? others : { value, ...others });
  if (all.length === 0) return "";
  return ` (${all.map(([name, figure]) => `${name} ${figure > 1e12 ? clock(figure) : settled(figure)}`).join(", ")})`;
}

/** In Shanghai, as the ward's clocks show it. */
function clock(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
}
