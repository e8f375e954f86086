import { lateFrom } from "../study/lateness.ts";
import { oncePast } from "../study/next-instant.ts";
import { plateauStanding } from "../study/plateau-standing.ts";
import { suspendedUntil } from "../study/transport.ts";
import type { Instant } from "../units/instant.ts";
import { type Cause, causeOf, goesOn } from "./cause.ts";
import type { Priority } from "./condition.ts";
import type { Sight } from "./sight.ts";

/** No PEEP for longer than an hour and a quarter, on the ventilator, from a feed that is otherwise heard. */
export function peepOverdue(sight: Sight): readonly Cause[] {
  const { latest, input } = sight;
  if (latest.ventilation.state !== "on" || !isFeedTrusted(sight) || isSuspended(sight)) return [];
  // In APRV there is none to wait for.
  if (latest.conventional === null) return [];
  const last = latest.readings.get("peep")?.observedAt ?? latest.conventional.startedAt;
  const since = lateFrom("peep", last, input.protocol.lateness);
  return input.now < since ? [] : [causeOf("PEEP-OVD", since, { last }, { priority: tighter(sight) })];
}

/**
 * A plateau slot that is unfilled hours after its nominal time. A slot that has ended is in the record, not here: it
 * neither alarms nor excuses the one that follows.
 */
export function plateauOverdue(sight: Sight): readonly Cause[] {
  const { latest, input } = sight;
  if (latest.ventilation.state !== "on" || !isFeedTrusted(sight) || isSuspended(sight)) return [];
  const last = latest.plateau?.plateau.observedAt ?? (0 as Instant);
  const spell = latest.conventional ?? latest.ventilation.spell;
  const { dueSince: due } = plateauStanding(input, spell, last);
  return due === null ? [] : [causeOf("PPLAT-OVD", input.now, { due })];
}

/** A device that went quiet: what it last said grows old unseen. Heard again, it is trusted after two minutes. */
export function feedSilent(sight: Sight): readonly Cause[] {
  const { feed, input, latest } = sight;
  const trustedFrom = feedTrustedFrom(sight);
  if (feed.state === "silent" && feed.heardAt !== null) {
    // What was not heard since goes on as it was: after a start the server does not know when it last was.
    const standing = trustedFrom === null ? goesOn(sight, "FEED-SIL") : [];
    if (standing.length > 0) return standing;
    const since = oncePast(feed.heardAt, input.protocol.feed.silentAfterMs);
    return [causeOf("FEED-SIL", since, { last: feed.heardAt })];
  }
  const isOver = latest.ventilation.state !== "on" || (trustedFrom !== null && input.now >= trustedFrom);
  return isOver ? [] : goesOn(sight, "FEED-SIL");
}

/** Something was heard, and nothing is said of a lost feed, which would explain whatever is overdue. */
function isFeedTrusted(sight: Sight): boolean {
  return sight.feed.state === "live" && feedSilent(sight).length === 0;
}

/**
 * When a feed that was silent is trusted again, by its readings or its heart alone; `null`: it was not silent, or
 * has not been heard since.
 */
export function feedTrustedFrom(sight: Sight): Instant | null {
  const alarm = sight.open("FEED-SIL");
  if (alarm === null || alarm.causeEndedAt !== null) return null;
  const heard = [...readAgain(sight, alarm.activeFrom), ...beatsAgain(sight, alarm.activeFrom)];
  if (heard.length === 0) return null;
  return (Math.min(...heard) + sight.input.protocol.alarms.feedStableMs) as Instant;
}

/** When each kind of reading first became durable again, from those that fell silent. */
function readAgain({ input, feed }: Sight, since: Instant): readonly Instant[] {
  return [...input.readings.values()].flatMap((list) => {
    let heard: Instant | null = null;
    for (let index = list.length - 1; index >= 0; index -= 1) {
      const reading = list[index];
      // A correction is a person's word: nothing was heard.
      if (reading?.original !== undefined) continue;
      if (reading === undefined || reading.recordedAt < since) break;
      // A pump that goes on beside a silent ventilator does not speak for it.
      if (!feed.sources.has(reading.source)) continue;
      if (heard === null || reading.recordedAt < heard) heard = reading.recordedAt;
    }
    return heard === null ? [] : [heard];
  });
}

function beatsAgain({ feed, senders }: Sight, since: Instant): readonly Instant[] {
  return [...feed.sources].flatMap((source) => {
    const from = senders.beatsSince?.get(source);
    return from === undefined || from < since ? [] : [from];
  });
}

/** On the ventilator for long, and nothing was ever heard. */
export function feedNever(sight: Sight): readonly Cause[] {
  const { latest, input, feed } = sight;
  if (latest.ventilation.state !== "on" || feed.state !== "none") return [];
  const { startedAt } = latest.ventilation.spell;
  const since = oncePast(startedAt, input.protocol.alarms.neverDataMs);
  return input.now < since
    ? []
    : [causeOf("FEED-NONE", since, { last: startedAt }, { priority: tighter(sight) })];
}

/** While the trial watches for harm, what is missing is worth more than awareness. */
function tighter({ windows, input: { now } }: Sight): Priority {
  return windows.some(({ startedAt, endsAt }) => startedAt <= now && now <= endsAt) ? "medium" : "low";
}

/** Nobody charts on the way to a scanner, and it is nobody's fault. */
function isSuspended({ profile, input }: Sight): boolean {
  return suspendedUntil(profile.transports, input.readings, input.now, input.protocol.alarms) !== null;
}
