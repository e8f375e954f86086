import type { AlarmRecordJson } from "#lib/contract/alarms.ts";

const WIDTH = 150;

interface AlarmLifelineProps {
  readonly alarm: AlarmRecordJson;
  readonly now: number | null;
  /** Milliseconds that fill the whole width. */
  readonly longest: number;
}

/**
 * An alarm's life as a line: a stroke where somebody acknowledged it, a ring at its end, an arrow while it lasts. A
 * line that is longer than the drawing has a break before its end.
 */
export function AlarmLifeline({ alarm, now, longest }: AlarmLifelineProps) {
  const raised = Date.parse(alarm.raised_at);
  const end = alarm.cause_ended_at ?? alarm.ended_at;
  const isOver = end !== null;
  const until = end === null ? (now ?? raised) : Date.parse(end);
  const at = (instant: number): number => (Math.max(0, instant - raised) / longest) * WIDTH;
  const isCut = at(until) > WIDTH;
  const x = Math.min(WIDTH, Math.max(2, at(until)));
  const acknowledged = alarm.acknowledged_at === null ? null : at(Date.parse(alarm.acknowledged_at));
  return (
    <svg className="lifeline" viewBox={`0 0 ${WIDTH + 8} 12`} aria-hidden="true">
      <path d={`M1 6H${x}`} stroke="currentColor" strokeWidth={isOver ? 2 : 5} />
      {acknowledged !== null && (
        <path
          d={`M${Math.min(WIDTH, Math.max(3, acknowledged))} 0V12`}
          stroke="currentColor"
          strokeWidth="2"
        />
      )}
      {isCut && <path d={`M${WIDTH - 16} 12l4 -12m3 0l-4 12`} className="cut" strokeWidth="2" />}
      {isOver ? (
        <circle cx={Math.max(4, x)} cy="6" r="3" className="ring" stroke="currentColor" strokeWidth="1.5" />
      ) : (
        <path d={`M${x} 1l6 5l-6 5z`} fill="currentColor" />
      )}
    </svg>
  );
}
