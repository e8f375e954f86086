import { isOpen } from "#lib/alarms/alarm.ts";
import type { Clock } from "#lib/units/clock.ts";
import { type Instant, MINUTE } from "#lib/units/instant.ts";
import { acknowledge } from "../alarms/acknowledge.ts";
import type { FoldedLog } from "../log/folded-log.ts";
import type { Recorder } from "../log/recorder.ts";

/** As long as it takes somebody to come. */
const COMES_AFTER_MS = 4 * MINUTE;
const ACTOR = "@icu_nurse";

/**
 * The nurses of a demo's past: they have seen every alarm of its week of history, as people would have. What is
 * raised since the demo is live is for whoever looks at it.
 */
export function staffThePast(recorder: Recorder, folded: FoldedLog, clock: Clock, liveFrom: Instant): void {
  const under = new Set<string>();
  recorder.onCommit((touched) => {
    const now = clock.now();
    for (const subject of touched) {
      for (const { alarm, activeFrom, acknowledged } of folded.board(subject).alarms.filter(isOpen)) {
        const isOld = activeFrom < liveFrom && now - activeFrom >= COMES_AFTER_MS;
        if (!isOld || acknowledged !== null || under.has(alarm)) continue;
        under.add(alarm);
        void acknowledge(recorder, { actor: ACTOR, subject, alarm, wall: null }).finally(() =>
          under.delete(alarm),
        );
      }
    }
  });
}
