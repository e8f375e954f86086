import { HOUR, MINUTE, SECOND } from "#lib/units/instant.ts";
import { severityAt } from "./course.ts";
import { staysAt } from "./roster.ts";
import { type Stay, type StayScript, ventilatedUntil, within } from "./stay.ts";
import type { World } from "./world.ts";

/** How far into the first minutes each thing happens. */
const HOLD_AFTER = 40 * SECOND;
const RISE_AFTER = 60 * SECOND;
const LIMIT_AFTER = 100 * SECOND;
const SILENT_AFTER = 120 * SECOND;
const RECOVERED_AFTER = 150 * SECOND;
const ENTERED_AFTER = 210 * SECOND;
const HOLD_AFTER_RISE = 4 * MINUTE;
const SILENT_UNTIL = 45 * MINUTE;
const SILENT_BEFORE = 20 * MINUTE;
/** Above the trial's limit of 30 cmH2O. */
const PLATEAU_OVER_LIMIT = 31.8;
/** On the first of two screens. */
const FIRST_SCREEN = 12;

/** Who plays which part when somebody begins to watch. */
interface Cast {
  readonly hold: string | null;
  readonly rise: string | null;
  readonly limit: string | null;
  readonly silent: string | null;
  readonly recovering: string | null;
  /** The nurse who forgot some hours sits down and enters them. */
  readonly entering: string | null;
}

/** A cast and the moment at which it begins to play. */
export interface Stage {
  readonly at: number;
  readonly cast: Cast;
}

/** The world's stages in order. Nobody's support is raised twice: the first rise is still up. */
export function stagesOf(world: World): readonly Stage[] {
  const stages: Stage[] = [];
  for (const at of world.stages) {
    const risen = new Set(stages.map(({ cast }) => cast.rise));
    stages.push({ at, cast: castAt(world, at, risen) });
  }
  return stages;
}

/** Parts go to beds that can play them at that moment; each to another bed, and none where nobody fits. */
function castAt(world: World, at: number, risen: ReadonlySet<string | null>): Cast {
  const present = staysAt(world, at).filter((stay) => isRead(stay, at));
  const taken = new Set<string>();
  const give = (candidates: readonly Stay[]): string | null => {
    const free = candidates.filter(({ subject }) => !taken.has(subject));
    const found = free.find(({ bed }) => Number(bed) <= FIRST_SCREEN) ?? free[0];
    if (found === undefined) return null;
    taken.add(found.subject);
    return found.subject;
  };
  const devices = present.filter(({ device }) => device);
  const charted = present.filter(({ device }) => !device);
  const severest = charted.toSorted((a, b) => severityAt(b.course, at) - severityAt(a.course, at));
  return {
    recovering: give([...devices.filter(({ script }) => within(script.silences, at)), ...devices]),
    entering: give(charted.filter(({ script }) => within(script.gaps, at))),
    rise: give(
      [...charted, ...devices].filter((stay) => !risen.has(stay.subject) && isInEarlyWindow(stay, at)),
    ),
    limit: give(severest),
    silent: give(devices.toReversed()),
    hold: give(charted),
  };
}

/** The script of a stay with the parts that it plays on the world's stages. */
export function stagedScript(stay: Stay, stages: readonly Stage[]): StayScript {
  let script = stay.script;
  for (const { at, cast } of stages) script = played(script, stay.subject, at, cast);
  return script;
}

function played(script: StayScript, subject: string, at: number, cast: Cast): StayScript {
  switch (subject) {
    case cast.hold:
      return { ...script, holds: [...script.holds, { at: at + HOLD_AFTER }] };
    case cast.rise:
      return {
        ...script,
        rises: [
          ...script.rises,
          // PEEP +6 and FiO2 +0.25, as in an infusion-associated event (H1).
          { at: at + RISE_AFTER, peepBy: 6, fio2By: 0.25, steps: 3, everyMs: 15 * SECOND, holdMs: 5 * HOUR },
        ],
        holds: [...script.holds, { at: at + RISE_AFTER + HOLD_AFTER_RISE }],
      };
    case cast.limit:
      return { ...script, holds: [...script.holds, { at: at + LIMIT_AFTER, atLeast: PLATEAU_OVER_LIMIT }] };
    case cast.silent:
      return {
        ...script,
        silences: [...script.silences, { from: at + SILENT_AFTER, to: at + SILENT_UNTIL }],
      };
    case cast.entering: {
      const enteredAt = at + ENTERED_AFTER;
      const gaps = script.gaps.map((gap) =>
        within([gap], at) ? { from: gap.from, to: enteredAt, enteredAt } : gap,
      );
      return { ...script, gaps };
    }
    case cast.recovering: {
      const back = at + RECOVERED_AFTER;
      const already = within(script.silences, at);
      const silences = script.silences.map(({ from, to }) => ({
        from,
        to: from <= at && at < to ? back : to,
      }));
      return {
        ...script,
        silences: already ? silences : [...silences, { from: at - SILENT_BEFORE, to: back }],
      };
    }
    default:
      return script;
  }
}

function isRead(stay: Stay, at: number): boolean {
  return stay.readingsFrom < at - HOUR && ventilatedUntil(stay) > at + HOUR;
}

/** Within the first hours after an infusion, and with something to compare with before it. */
function isInEarlyWindow({ infusionAt }: Stay, at: number): boolean {
  return infusionAt !== null && at > infusionAt + 20 * MINUTE && at < infusionAt + 5.5 * HOUR;
}
