import { isOpen } from "#lib/alarms/alarm.ts";
import type { ReadingQuery } from "#lib/log/reading-queries.ts";
import type { Clock } from "#lib/units/clock.ts";
import { type Instant, MINUTE } from "#lib/units/instant.ts";
import type { QueryCode } from "#lib/ventilation/query-code.ts";
import { acknowledge } from "../alarms/acknowledge.ts";
import type { FoldedLog } from "../log/folded-log.ts";
import type { Recorder } from "../log/recorder.ts";
import { answerReadingQuery } from "../queries/answer-query.ts";

/** As long as it takes somebody to come. */
const COMES_AFTER_MS = 4 * MINUTE;
const ACTOR = "@icu_nurse";
const ANSWERS_AS = "@research_nurse";

/**
 * The nurses of a demo's past: they have seen every alarm of its week of history, and answered for every rejected
 * reading, as people would have. What is raised since the demo is live is for whoever looks at it.
 */
export function staffThePast(recorder: Recorder, folded: FoldedLog, clock: Clock, liveFrom: Instant): void {
  const under = new Set<string>();
  const answering = new Set<number>();
  const answerFor = (subject: string, query: ReadingQuery, now: Instant): void => {
    const { seq, recordedAt } = query.reading;
    if (recordedAt >= liveFrom || now - recordedAt < COMES_AFTER_MS || answering.has(seq)) return;
    answering.add(seq);
    const answer = { seq, code: codeFor(query), text: "", alike: false };
    void answerReadingQuery(recorder, { actor: ANSWERS_AS, subject, ...answer }).finally(() =>
      answering.delete(seq),
    );
  };
  recorder.onCommit((touched) => {
    const now = clock.now();
    for (const subject of touched) {
      const queries = folded.books.peek(subject)?.queries;
      for (const { latest } of queries?.open.values() ?? []) answerFor(subject, latest, now);
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

/** A volume in litres is a unit's mistake, a tenth of a plateau a slip of the hand. */
function codeFor({ reading }: ReadingQuery): QueryCode {
  return reading.parameter === "tidal_volume" ? "UNIT" : "TRANSCRIPTION";
}
