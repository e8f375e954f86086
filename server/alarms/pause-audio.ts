import type { AlarmBoard } from "#lib/alarms/alarm.ts";
import { isUnanswered } from "#lib/alarms/alarm.ts";
import { decideAudioPause, decideAudioResumption } from "#lib/alarms/decide-audio-pause.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { Draft } from "../log/draft.ts";
import type { RecordFailure } from "../log/proposal.ts";
import type { Recorder } from "../log/recorder.ts";

/** Who wants quiet on the ward, or wants to hear again. */
export interface AudioWish {
  readonly actor: string;
  readonly pause: boolean;
}

/** Pauses the sound of all that sounds on the ward, or ends every pause. How many alarms that changed. */
export async function pauseAudio(
  recorder: Recorder,
  { actor, pause }: AudioWish,
): Promise<Result<number, RecordFailure | "paused_just_now">> {
  const proposed = await recorder.propose({
    actor,
    weight: 1,
    alone: false,
    subjects: () => [],
    senderIds: () => [],
    decide: (draft): Result<number, "paused_just_now"> => {
      const boards = boardsOfWard(draft);
      let changed = 0;
      for (const [subject, board] of boards) {
        const events = pause
          ? decideAudioPause(board, draft.now, PROTOCOL.alarms)
          : decideAudioResumption(board, draft.now);
        for (const event of events) draft.record(subject, event);
        changed += events.length;
      }
      return pause && changed === 0 && sounds(draft, boards) ? heardTooShortly() : succeed(changed);
    },
  });
  return proposed.ok ? proposed.value : proposed;
}

function boardsOfWard(draft: Draft): readonly (readonly [string, AlarmBoard])[] {
  return [...draft.ward.bedBySubject.keys()].map((subject) => [subject, draft.board(subject)] as const);
}

/** Whether an alarm is to be heard now: none of them could be paused, so all were paused a moment ago. */
function sounds({ now }: Draft, boards: readonly (readonly [string, AlarmBoard])[]): boolean {
  return boards.some(([, { alarms }]) =>
    alarms.some((alarm) => isUnanswered(alarm) && now >= (alarm.audioPause?.endsAt ?? now)),
  );
}

function heardTooShortly(): Result<never, "paused_just_now"> {
  const seconds = PROTOCOL.alarms.audioPause.soundsBetweenMs / 1000;
  return fail("paused_just_now", `Their pause has just ended: they must be heard for ${seconds} s first.`);
}
