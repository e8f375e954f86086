"use client";
import { useWard } from "#app/_live/wall-provider.tsx";
import type { AlarmView } from "#lib/projections/bed-view.ts";

/** A high alarm that nobody has answered for minutes, and where it is. */
export interface EscalatedAlarm {
  readonly bed: string;
  readonly subject: string;
  readonly alarm: AlarmView;
}

/** All of them on the ward, whatever beds this screen shows; the longest unanswered first. */
export function useEscalated(): readonly EscalatedAlarm[] {
  // As text, so that the ward's other changes draw nothing.
  const text = useWard((views) => {
    const all = views.flatMap(({ bed, subject, alarms }) =>
      subject === null ? [] : alarms.filter(isEscalated).map((alarm) => ({ bed, subject, alarm })),
    );
    return JSON.stringify(all.toSorted((a, b) => activeFrom(a) - activeFrom(b)));
  });
  return JSON.parse(text) as readonly EscalatedAlarm[];
}

/** The beds of some alarms, each once. */
export function bedsOf(escalated: readonly EscalatedAlarm[]): readonly string[] {
  return [...new Set(escalated.map(({ bed }) => bed))];
}

function isEscalated({ escalated_at, acknowledged_by }: AlarmView): boolean {
  return escalated_at !== undefined && acknowledged_by === undefined;
}

function activeFrom({ alarm }: EscalatedAlarm): number {
  return Date.parse(alarm.active_from);
}
