import { lostSince, silenceWakes } from "./device.fixture.ts";
import { because, type Priority, type Rule } from "./rule.fixture.ts";
import { HOUR, holds, MINUTE, type Sight } from "./sight.fixture.ts";

const DAY = 24 * HOUR;
/** Shanghai's clock is ahead by this, all year round. */
const LOCAL = 8 * HOUR;
const OVERDUE = 75 * MINUTE;

/** The quarters of a local day: when each begins, and when its plateau is nominally due. */
const SLOTS = [0, 6, 12, 18].map((hour) => ({
  startsAfter: hour * HOUR,
  nominalAfter: (hour + 2) * HOUR,
  endsAfter: (hour + 6) * HOUR,
}));

/** A device that has not been heard for 5 minutes, until it has been heard again for 2. */
const feedSilent: Rule = {
  condition: "FEED-SIL",
  latched: false,
  parameters: [],
  looksAt: "everything",
  wakes: feedWakes,
  judge: (sight) => (isFeedLost(sight) ? [because("medium", { last: staleSince(sight) })] : []),
};

/** On the ventilator for 75 minutes, and never a reading. */
const feedNone: Rule = {
  condition: "FEED-NONE",
  latched: false,
  parameters: [],
  looksAt: "everything",
  wakes: (sight) => [...windowWakes(sight), (sight.episode?.from ?? 0) + OVERDUE + 1],
  judge(sight) {
    if (sight.episode === null || hasReadings(sight)) return [];
    const { from: last } = sight.episode;
    return sight.now - last > OVERDUE ? [because(priorityNow(sight), { last })] : [];
  },
};

/** More than 75 minutes since the last PEEP on the ventilator. */
const peepOverdue: Rule = {
  condition: "PEEP-OVD",
  latched: false,
  parameters: [],
  looksAt: "everything",
  wakes: (sight) => [...windowWakes(sight), ...feedWakes(sight), (lastPeep(sight) ?? 0) + OVERDUE + 1],
  judge(sight) {
    const last = lastPeep(sight);
    if (last === null || isFeedLost(sight) || sight.now - last <= OVERDUE) return [];
    return [because(priorityNow(sight), { last })];
  },
};

/** Where there is none yet in this spell on the ventilator, but other readings, time runs from the spell's start. */
function lastPeep(sight: Sight): number | null {
  const { episode } = sight;
  if (episode === null) return null;
  const last = sight.last("peep", episode.from);
  if (last !== null) return last.observedAt;
  return hasReadings(sight) ? episode.from : null;
}

/** No plateau two hours after its nominal time, until there is one or its quarter of the day is over. */
const plateauOverdue: Rule = {
  condition: "PPLAT-OVD",
  latched: false,
  parameters: [],
  looksAt: "everything",
  wakes: (sight) => [
    ...feedWakes(sight),
    ...slotsAround(sight.now).flatMap(({ lateAt, endsAt }) => [lateAt, endsAt]),
  ],
  judge(sight) {
    const { episode, now } = sight;
    // Where nothing was ever heard, FEED-NONE says all that there is to say.
    if (episode === null || isFeedLost(sight) || !hasReadings(sight)) return [];
    return slotsAround(now)
      .filter(({ lateAt, endsAt }) => lateAt <= now && now < endsAt)
      .filter(({ nominalAt }) => holds(episode, nominalAt))
      .filter(({ startsAt }) => sight.last("plateau_pressure", Math.max(startsAt, episode.from)) === null)
      .map(({ startsAt, nominalAt }) => because("low", { due: nominalAt }, startsAt));
  },
};

function slotsAround(now: number) {
  const midnight = Math.floor((now + LOCAL) / DAY) * DAY - LOCAL;
  return [midnight, midnight + DAY].flatMap((day) =>
    SLOTS.map(({ startsAfter, nominalAfter, endsAfter }) => ({
      startsAt: day + startsAfter,
      nominalAt: day + nominalAfter,
      lateAt: day + nominalAfter + 2 * HOUR,
      endsAt: day + endsAfter,
    })),
  );
}

function isFeedLost({ history, episode, now }: Sight): boolean {
  return episode !== null && history.devices.some((device) => lostSince(device, now) !== null);
}

function staleSince({ history, now }: Sight): number {
  return Math.min(...history.devices.flatMap((device) => lostSince(device, now) ?? []));
}

function feedWakes({ history, now }: Sight): readonly number[] {
  return history.devices.flatMap((device) => silenceWakes(device, now));
}

function hasReadings({ history, now }: Sight): boolean {
  return history.firstCountedAt <= now;
}

/** MEDIUM within 24 h of an infusion. */
function priorityNow({ facts, now }: Sight): Priority {
  return facts.infusions.some(({ from }) => from <= now && now <= from + DAY) ? "medium" : "low";
}

function windowWakes({ facts }: Sight): readonly number[] {
  return facts.infusions.flatMap(({ from }) => [from, from + DAY + 1]);
}

export const OVERDUE_RULES: readonly Rule[] = [feedSilent, feedNone, peepOverdue, plateauOverdue];
