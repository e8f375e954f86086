import type { FeedStanding } from "../study/feed-standing.ts";
import { feedStanding } from "../study/feed-standing.ts";
import type { Senders } from "../study/heard-sources.ts";
import { type InfusionWindow, latestInfusionWindow } from "../study/infusion-window.ts";
import { type LatestFigures, latestFiguresOf } from "../study/latest-figures.ts";
import { type StudyInput, studyInputOf } from "../study/study-input.ts";
import type { ReadingsByParameter } from "../ventilation/reading.ts";
import type { SubjectProfile } from "../ventilation/subject.ts";
import { type Alarm, type AlarmBoard, isOpen } from "./alarm.ts";
import type { ConditionId } from "./condition.ts";

/** What the conditions of one subject look at, at one moment. */
export interface Sight {
  readonly profile: SubjectProfile;
  readonly input: StudyInput;
  readonly latest: LatestFigures;
  readonly feed: FeedStanding;
  readonly senders: Senders;
  /** The latest infusion's; `null` before any. */
  readonly window: InfusionWindow | null;
  /** The alarm of a condition that is not over, for what clears at another limit than it is raised. */
  open(condition: ConditionId): Alarm | null;
}

/** Time, place, rules, and what was heard of the sources. */
export type SightContext = Pick<StudyInput, "calendar" | "protocol" | "now"> & Senders;

/** Gathers it. */
export function sightOf(
  profile: SubjectProfile,
  readings: ReadingsByParameter,
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
    senders: context,
    window: latestInfusionWindow(profile.infusions, context.protocol.infusionWindow),
    open: openOn(board),
  };
}

/** The same, after its alarms have changed. */
export function withBoard(sight: Sight, board: AlarmBoard): Sight {
  return Object.create(sight, { open: { value: openOn(board) } });
}

function openOn({ alarms }: AlarmBoard): Sight["open"] {
  return (condition) => alarms.find((alarm) => alarm.condition === condition && isOpen(alarm)) ?? null;
}
