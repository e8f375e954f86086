import type { AlarmEvent } from "../log/alarm-event.ts";
import type { ReadingBook } from "../log/reading-book.ts";
import type { Instant } from "../units/instant.ts";
import type { SubjectProfile } from "../ventilation/subject.ts";
import type { AlarmBoard } from "./alarm.ts";
import { decideAlarms } from "./decide-alarms.ts";
import { causesInFigures, causesOf, isInFigures } from "./detect.ts";
import { evolveAlarms } from "./evolve-alarms.ts";
import { type Arrival, earlierMoments, judgeMoments } from "./moments.ts";
import { nextAlarmChangeAt } from "./next-alarm-change.ts";
import { type Sight, type SightContext, sightOf, withBoard } from "./sight.ts";

/** A subject whose alarms are to be looked after. */
export interface LookedAfter {
  readonly subject: string;
  readonly profile: SubjectProfile;
  /** Changed meanwhile, and whole again at the end. */
  readonly readings: ReadingBook;
  readonly board: AlarmBoard;
  /** The readings that became durable just now. */
  readonly arrived: readonly Arrival[];
}

/** What follows from a look, and when time alone asks for the next one; `null`: it never will. */
export interface Look {
  readonly events: readonly AlarmEvent[];
  readonly board: AlarmBoard;
  readonly changesAt: Instant | null;
  /** What was seen at the end. */
  readonly sight: Sight;
}

/**
 * Looks after one subject's alarms: first at what each of several readings that arrived together said when it was
 * observed, then at what is so now.
 */
export function lookAfter(looked: LookedAfter, context: SightContext): Look {
  const { subject, profile, readings, arrived } = looked;
  const { now } = context;
  const { alarms: rules } = context.protocol;
  const events: AlarmEvent[] = [];
  let { board } = looked;
  const take = (decided: readonly AlarmEvent[]) => {
    for (const event of decided) {
      events.push(event);
      // Who acts does not matter here: a look never acknowledges.
      board = evolveAlarms(board, event, { recordedAt: now, actor: "" });
    }
  };
  judgeMoments(readings, arrived, earlierMoments(arrived, now, rules.lateArrivalMs), () => {
    const then = sightOf(profile, readings, board, context);
    const inFigures = { ...board, alarms: board.alarms.filter(({ condition }) => isInFigures(condition)) };
    take(decideAlarms(subject, inFigures, causesInFigures(then), now, rules));
  });
  const sight = sightOf(profile, readings, board, context);
  take(decideAlarms(subject, board, causesOf(sight), now, rules));
  const after = withBoard(sight, board);
  return { events, board, changesAt: nextAlarmChangeAt(after, board), sight: after };
}
