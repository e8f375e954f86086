import { BY_DESK, BY_TIME, type CausesFrom } from "./replay.fixture.ts";
import type { Cause, Figures, Priority, Rule } from "./rule.fixture.ts";
import { HOUR, MINUTE } from "./sight.fixture.ts";

const ESCALATES_AFTER = 5 * MINUTE;
const ASKS_AGAIN_AFTER = 8 * HOUR;
const REOPENS_WITHIN = 10 * MINUTE;
const WHOLE = 24 * HOUR;
const BY_PERSON = 1;
const RANK: Readonly<Record<Priority, number>> = { low: 0, medium: 1, high: 2 };

/** One thing that has to happen to an alarm. */
export interface ExpectedStep {
  readonly at: number;
  readonly what: string;
  readonly priority: Priority;
  readonly figures: Figures;
  readonly reason: string | null;
}

export interface ExpectedAlarm {
  readonly subject: string;
  readonly condition: string;
  readonly steps: readonly ExpectedStep[];
}

/** Somebody acknowledged the alarm of a condition that was raised at `raisedAt`. */
export interface Seen {
  readonly at: number;
  readonly raisedAt: number;
}

interface Alarm {
  occasion: number;
  readonly steps: ExpectedStep[];
  cause: Cause;
  causeEndedAt: number | null;
  seenAt: number | null;
  /** Sounding without an answer since then, and not escalated yet; `null`: not. */
  askingSince: number | null;
  endedAt: number | null;
}

/** What becomes of the alarms of one condition of one subject: raised, returned, seen, ended, in order. */
export class AlarmLife {
  readonly #rule: Rule;
  readonly #alarms: Alarm[] = [];

  constructor(rule: Rule) {
    this.#rule = rule;
  }

  /** Plays causes and acknowledgements in order of time; of one instant: time, people, the desk, readings. */
  static of(
    subject: string,
    rule: Rule,
    causes: readonly CausesFrom[],
    seen: readonly Seen[],
    end: number,
  ): readonly ExpectedAlarm[] {
    const life = new AlarmLife(rule);
    const happenings = [
      ...causes.map((one) => ({ at: one.at, by: one.by, run: () => life.#judge(one) })),
      ...seen.map((one) => ({ at: one.at, by: BY_PERSON, run: () => life.#see(one) })),
    ].toSorted((a, b) => a.at - b.at || a.by - b.by);
    for (const { at, by, run } of happenings) {
      life.#pass(by === BY_TIME ? at - 1 : at);
      run();
    }
    life.#pass(end);
    return life.#alarms.map(({ steps }) => ({ subject, condition: rule.condition, steps }));
  }

  /** What time alone does up to an instant. */
  #pass(until: number): void {
    for (const alarm of this.#alarms) {
      if (alarm.endedAt !== null) continue;
      const { seenAt, causeEndedAt, cause } = alarm;
      const asksAt = seenAt === null ? Number.POSITIVE_INFINITY : seenAt + ASKS_AGAIN_AFTER;
      if (causeEndedAt === null && asksAt <= until && !this.#isPast(alarm, asksAt)) {
        this.#askAgain(alarm, asksAt);
      }
      const { askingSince } = alarm;
      if (askingSince !== null && cause.priority === "high" && askingSince + ESCALATES_AFTER <= until) {
        alarm.askingSince = null;
        this.#note(alarm, askingSince + ESCALATES_AFTER, "escalated");
      }
    }
  }

  #judge({ at, causes, left, by }: CausesFrom): void {
    if (left && by === BY_DESK) {
      for (const alarm of this.#alarms) if (alarm.endedAt === null) this.#end(alarm, at, "left_ward");
      return;
    }
    if (this.#rule.namedByStart === true) this.#rename(causes);
    for (const alarm of this.#alarms) {
      if (alarm.causeEndedAt === null && alarm.endedAt === null && !causes.has(alarm.occasion))
        this.#lose(alarm, at);
    }
    for (const cause of causes.values()) this.#find(cause, at);
  }

  /**
   * The ten minutes count from the alarm's end: one that was left standing is not closed, so it is not reopened but
   * goes on, however late its cause returns. It is unacknowledged since it first asked, so it escalates five minutes
   * after that, whatever its cause did meanwhile, and once.
   */
  #find(cause: Cause, at: number): void {
    const alarm = this.#alarms.findLast(({ occasion }) => occasion === cause.occasion);
    if (alarm !== undefined && alarm.causeEndedAt === null) {
      if (alarm.endedAt !== null) return;
      const before = alarm.cause;
      alarm.cause = cause;
      const isWorse = RANK[cause.priority] > RANK[before.priority];
      if (isWorse) this.#note(alarm, at, "worsened");
      else if (before.priority !== cause.priority || !isSaid(before, cause)) this.#note(alarm, at, "changed");
      const isNews = cause.about?.some((name) => before.about?.includes(name) !== true) === true;
      // Nobody has acknowledged it at the priority that it has now, or not all that has happened.
      if ((isWorse || isNews) && alarm.seenAt !== null) this.#askAgain(alarm, at);
      return;
    }
    if (alarm !== undefined && (alarm.endedAt === null || at - alarm.endedAt <= REOPENS_WITHIN)) {
      // Left standing, it has sounded without an answer all the while: a return adds no time to its five minutes.
      const askingSince = alarm.endedAt === null ? alarm.askingSince : at;
      Object.assign(alarm, { cause, causeEndedAt: null, seenAt: null, askingSince, endedAt: null });
      this.#note(alarm, at, "returned");
      return;
    }
    const raised: Alarm = {
      occasion: cause.occasion,
      steps: [],
      cause,
      causeEndedAt: null,
      seenAt: null,
      askingSince: at,
      endedAt: null,
    };
    this.#alarms.push(raised);
    this.#note(raised, at, "raised");
  }

  /** What stands on the very reading on which it stood, after another start, is no second alarm. */
  #rename(causes: ReadonlyMap<number, Cause>): void {
    for (const alarm of this.#alarms) {
      if (alarm.causeEndedAt !== null || alarm.endedAt !== null || causes.has(alarm.occasion)) continue;
      const same = [...causes.values()].find(
        ({ evidence, occasion }) =>
          evidence !== null &&
          evidence === alarm.cause.evidence &&
          this.#alarms.every((one) => one.occasion !== occasion),
      );
      alarm.occasion = same?.occasion ?? alarm.occasion;
    }
  }

  /** What is watched for in the 24 h after an infusion is asked about no more when they are over. */
  #isPast({ occasion }: Alarm, at: number): boolean {
    return (
      this.#rule.namedByStart === true && this.#rule.latched && occasion > WHOLE && at > occasion + WHOLE
    );
  }

  #askAgain(alarm: Alarm, at: number): void {
    alarm.seenAt = null;
    alarm.askingSince = at;
    this.#note(alarm, at, "reactivated");
  }

  #lose(alarm: Alarm, at: number): void {
    alarm.causeEndedAt = at;
    this.#note(alarm, at, "cause_ended");
    if (!this.#rule.latched || alarm.seenAt !== null) this.#end(alarm, at, "cause_gone");
  }

  #see({ at, raisedAt }: Seen): void {
    const alarm = this.#alarms.find(({ steps }) => Math.abs((steps[0]?.at ?? 0) - raisedAt) < 1_000);
    if (alarm === undefined || alarm.endedAt !== null || alarm.seenAt !== null) return;
    alarm.seenAt = at;
    alarm.askingSince = null;
    this.#note(alarm, at, "acknowledged");
    if (alarm.causeEndedAt !== null || this.#rule.endsWhenSeen) this.#end(alarm, at, "acknowledged");
  }

  #end(alarm: Alarm, at: number, reason: string): void {
    alarm.endedAt = at;
    alarm.askingSince = null;
    this.#note(alarm, at, "ended", reason);
  }

  #note({ steps, cause }: Alarm, at: number, what: string, reason: string | null = null): void {
    const { priority, figures } = cause;
    steps.push({ at, what, priority, figures, reason });
  }
}

function isSaid(before: Cause, { figures }: Cause): boolean {
  return Object.entries(figures).every(([name, figure]) => before.figures[name] === figure);
}
