import type { AlarmView } from "#lib/projections/bed-view.ts";

/** How an alarm looks: as it sounds, as someone has seen it, or as its cause has gone unseen. */
export type AlarmStanding = "active" | "acknowledged" | "latched";

export function standingOf(alarm: AlarmView): AlarmStanding {
  if (alarm.acknowledged_by !== undefined) return "acknowledged";
  return alarm.latched ? "latched" : "active";
}

const PRIORITY = { high: 0, medium: 1, low: 2 } as const;
const STANDING = { active: 0, latched: 1, acknowledged: 2 } as const;

/** The most urgent first: what nobody has seen before what somebody has, then by priority, then the newest. */
export function byUrgency(alarms: readonly AlarmView[]): readonly AlarmView[] {
  return alarms.toSorted((a, b) => {
    const seen = Number(standingOf(a) === "acknowledged") - Number(standingOf(b) === "acknowledged");
    return (
      seen ||
      PRIORITY[a.priority] - PRIORITY[b.priority] ||
      STANDING[standingOf(a)] - STANDING[standingOf(b)] ||
      Date.parse(b.since) - Date.parse(a.since)
    );
  });
}

/** Whether its sound is paused, though it asks for somebody. */
export function isPaused(alarm: AlarmView): boolean {
  return alarm.acknowledged_by === undefined && alarm.audio_paused_until !== undefined;
}
