import type { AlarmEvent } from "../log/alarm-event.ts";
import type { ReadingBook } from "../log/reading-book.ts";
import { isDischargedAt } from "../study/departure.ts";
import type { Instant } from "../units/instant.ts";
import type { SubjectProfile } from "../ventilation/subject.ts";
import { type Alarm, type AlarmBoard, isOpen } from "./alarm.ts";
import type { Cause } from "./cause.ts";
import { conditionRow } from "./condition.ts";
import { decideAlarms, decideComingBack, decideLeaving } from "./decide-alarms.ts";
import { causesInFigures, causesOf, isInFigures } from "./detect.ts";
import { evolveAlarms } from "./evolve-alarms.ts";
import {
  type Arrival,
  asIfInTime,
  earlierMoments,
  judgeMoments,
  observedBy,
  overtakenMoments,
} from "./moments.ts";
import { nextAlarmChangeAt } from "./next-alarm-change.ts";
import { type Sight, type SightContext, sightOf, withBoard } from "./sight.ts";
import { besidesSaid } from "./vasopressor-condition.ts";

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
 * observed, then at what was so at a moment that later readings have overtaken, and then at what is so now.
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
  if (isDischargedAt(profile, now)) {
    // Gone by the record, in a bed that nobody has freed yet: as with one who leaves it, nothing is watched.
    take(decideLeaving(board));
    const gone = sightOf(profile, readings, board, context);
    return { events, board, changesAt: nextAlarmChangeAt(gone, board), sight: gone };
  }
  // A discharge that stands took them along for good.
  if (profile.discharge === null) take(decideComingBack(board));
  const earlier = earlierMoments(arrived, now, rules.lateArrivalMs);
  judgeMoments(readings, earlier, asIfInTime(arrived), () => {
    const then = sightOf(profile, readings, board, context);
    const inFigures = { ...board, alarms: board.alarms.filter(({ condition }) => isInFigures(condition)) };
    take(decideAlarms(subject, inFigures, causesInFigures(then), now, rules));
  });
  const overtaken = overtakenMoments(readings, arrived, now, rules.lateArrivalMs);
  judgeMoments(readings, overtaken, observedBy, () => {
    const then = sightOf(profile, readings, board, context);
    const causes = overtakenCauses(then, board);
    take(decideAlarms(subject, withoutOthers(board, causes), causes, now, rules));
  });
  const sight = sightOf(profile, readings, board, context);
  take(decideAlarms(subject, board, causesOf(sight), now, rules));
  const after = withBoard(sight, board);
  return { events, board, changesAt: nextAlarmChangeAt(after, board), sight: after };
}

/**
 * What was so at a moment that later readings have overtaken, and stays until somebody sees it: everything else is
 * told by what is so now. One that stands already is no news, but for what was not so when somebody acknowledged it.
 */
function overtakenCauses(then: Sight, board: AlarmBoard): readonly Cause[] {
  return causesInFigures(then).flatMap((cause) => {
    const { latched, untilAcknowledged } = conditionRow(cause.condition);
    if (!latched || untilAcknowledged === true) return [];
    const standing = board.alarms.find(
      (alarm) => isOpen(alarm) && alarm.condition === cause.condition && alarm.occasion === cause.occasion,
    );
    if (standing === undefined) return [cause];
    return cause.asksAgain === true ? [besidesSaid(cause, standing)] : [];
  });
}

/** Without the open alarms that no cause is about: a moment that is over ends none of them. */
function withoutOthers(board: AlarmBoard, causes: readonly Cause[]): AlarmBoard {
  const isMeant = ({ condition, occasion }: Alarm) =>
    causes.some((cause) => cause.condition === condition && cause.occasion === occasion);
  return { ...board, alarms: board.alarms.filter((alarm) => !isOpen(alarm) || isMeant(alarm)) };
}
