import type { QueryTalks } from "../log/query-talk.ts";
import { noQueries, type QueryList } from "../log/reading-queries.ts";
import type { ClosedDays } from "../study/closed-days.ts";
import type { FeedStanding } from "../study/feed-standing.ts";
import { feedStanding } from "../study/feed-standing.ts";
import type { Senders } from "../study/heard-sources.ts";
import { type InfusionWindow, infusionWindows } from "../study/infusion-window.ts";
import { type LatestFigures, latestFiguresOf } from "../study/latest-figures.ts";
import { type StudyInput, studyInputOf } from "../study/study-input.ts";
import type { ReadingsByParameter } from "../ventilation/reading.ts";
import type { SubjectProfile } from "../ventilation/subject.ts";
import { type Alarm, type AlarmBoard, isOpen } from "./alarm.ts";
import type { ConditionId } from "./condition.ts";
import { type LimitsInForce, limitsInForce } from "./limits-in-force.ts";

/** What the conditions of one subject look at, at one moment. */
export interface Sight {
  readonly profile: SubjectProfile;
  readonly input: StudyInput;
  readonly latest: LatestFigures;
  /** The subject's own, else the protocol's. */
  readonly limits: LimitsInForce;
  readonly feed: FeedStanding;
  readonly senders: Senders;
  /** What people are asked about this subject's readings. */
  readonly queries: QueryList;
  /** What they have said to them. */
  readonly talks: QueryTalks;
  /** `null`: everything is worked out anew. */
  readonly closedDays: ClosedDays | null;
  /** Of all infusions, in order; those of two that follow closely overlap. */
  readonly windows: readonly InfusionWindow[];
  /** Those that stand, and what is remembered of those that are over. */
  readonly alarms: readonly Alarm[];
  /** The alarm of a condition that is not over, of any occasion or of one, for what depends on what was said before. */
  open(condition: ConditionId, occasion?: number): Alarm | null;
}

/** Time, place, rules, and what was heard of the sources. */
export type SightContext = Pick<StudyInput, "calendar" | "protocol" | "now"> & Senders;

/** Readings; those of a log with what is asked about them, and what is remembered of days that are over. */
type QuestionedReadings = ReadingsByParameter & {
  readonly queries?: QueryList;
  readonly talks?: QueryTalks;
  readonly closedDays?: ClosedDays;
};

/** Gathers it. */
export function sightOf(
  profile: SubjectProfile,
  readings: QuestionedReadings,
  board: AlarmBoard,
  context: SightContext,
): Sight {
  const input = studyInputOf(profile, readings, context);
  const latest = latestFiguresOf(input);
  let feed: FeedStanding | null = null;
  return {
    profile,
    input,
    latest,
    // The dearest part, and what readings say by themselves does without.
    get feed() {
      feed ??= feedStanding(readings, latest.ventilation.state, context);
      return feed;
    },
    limits: limitsInForce(profile, context.protocol),
    senders: context,
    queries: readings.queries ?? noQueries(),
    talks: readings.talks ?? new Map(),
    closedDays: readings.closedDays ?? null,
    windows: infusionWindows(profile, context.protocol.infusionWindow),
    alarms: board.alarms,
    open: openOn(board),
  };
}

/** The same, after its alarms have changed. */
export function withBoard(sight: Sight, board: AlarmBoard): Sight {
  return Object.create(sight, { alarms: { value: board.alarms }, open: { value: openOn(board) } });
}

function openOn({ alarms }: AlarmBoard): Sight["open"] {
  return (condition, occasion) =>
    alarms.find(
      (alarm) =>
        alarm.condition === condition &&
        isOpen(alarm) &&
        (occasion === undefined || alarm.occasion === occasion),
    ) ?? null;
}
