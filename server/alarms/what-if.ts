import { setImmediate as nextTurn } from "node:timers/promises";
import { AlarmReplay, type ReplayedAlarm } from "#lib/alarms/alarm-replay.ts";
import { compareReplays, type ReplayDifference } from "#lib/alarms/compare-replays.ts";
import { protocolUnder, type ThoughtLimits } from "#lib/alarms/thought-limits.ts";
import { type Envelope, WARD_STREAM } from "#lib/log/envelope.ts";
import type { WardEvent } from "#lib/log/event.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import type { SiteCalendar } from "#lib/study/site-calendar.ts";
import type { Instant } from "#lib/units/instant.ts";
import type { EventLog } from "../log/event-log.ts";
import type { Period } from "./alarm-query.ts";

/** Others have their turn after so much work. */
const TURN_MS = 10;

/** What a subject's kept readings would have raised. */
export interface SubjectReplay extends ReplayDifference {
  readonly subject: string;
  readonly asNow: readonly ReplayedAlarm[];
  readonly whatIf: readonly ReplayedAlarm[];
}

/** When subjects came to the ward and left it, as it became durable, in order. */
type Moves = ReadonlyMap<string, readonly { readonly at: Instant; readonly isOnWard: boolean }[]>;

/**
 * Replays the kept readings of everybody who was on the ward in a period, under the limits in force and under
 * others. It reads the log and changes nothing, and lets the server go on with its work in between.
 */
export async function* replayWard(
  log: EventLog,
  calendar: SiteCalendar,
  period: Period,
  thought: ThoughtLimits,
): AsyncGenerator<SubjectReplay> {
  for (const [subject, moves] of await movesIn(log)) {
    if (!wasOnWard(moves, period)) continue;
    const asNow = new AlarmReplay(subject, calendar, PROTOCOL);
    const whatIf = new AlarmReplay(subject, calendar, protocolUnder(PROTOCOL, thought));
    await replaySubject(log, subject, moves, period, [asNow, whatIf]);
    yield {
      subject,
      asNow: asNow.raised,
      whatIf: whatIf.raised,
      ...compareReplays(asNow.raised, whatIf.raised),
    };
  }
}

async function movesIn(log: EventLog): Promise<Moves> {
  const moves = new Map<string, { at: Instant; isOnWard: boolean }[]>();
  for await (const page of log.readStream(WARD_STREAM, 0)) {
    for (const { event, recordedAt } of page as readonly Envelope<WardEvent>[]) {
      if (event.type !== "bedAssigned" && event.type !== "bedFreed") continue;
      const list = moves.get(event.subject) ?? [];
      moves.set(event.subject, list);
      // A move from bed to bed frees and assigns at one time: the subject never left.
      if (list.at(-1)?.at === recordedAt) list.pop();
      list.push({ at: recordedAt, isOnWard: event.type === "bedAssigned" });
    }
  }
  return moves;
}

function wasOnWard(moves: readonly { at: Instant; isOnWard: boolean }[], { from, to }: Period): boolean {
  return moves.some(({ at, isOnWard }, index) => {
    const until = moves[index + 1]?.at ?? Number.POSITIVE_INFINITY;
    return isOnWard && at < to && until > from;
  });
}

async function replaySubject(
  log: EventLog,
  subject: string,
  moves: readonly { at: Instant; isOnWard: boolean }[],
  { from, to }: Period,
  replays: readonly AlarmReplay[],
): Promise<void> {
  let group: Envelope[] = [];
  let moved = 0;
  let turnStarted = performance.now();
  let hasBegun = false;
  const begin = (): void => {
    if (!hasBegun) for (const replay of replays) replay.begin(from);
    hasBegun = true;
  };
  const moveUpTo = (at: Instant): void => {
    for (let move = moves[moved]; move !== undefined && move.at < at; move = moves[++moved]) {
      if (move.at < from) continue;
      for (const replay of replays) {
        if (move.isOnWard) replay.come(move.at);
        else replay.leave(move.at);
      }
    }
  };
  const finish = (): void => {
    const at = group[0]?.recordedAt;
    if (at === undefined) return;
    moveUpTo(at);
    const isOnWard = moves.findLast((move) => move.at <= at)?.isOnWard ?? false;
    for (const replay of replays) replay.happen(at, group, isOnWard);
    group = [];
  };
  for await (const page of log.readStream(subject, 0)) {
    for (const envelope of page) {
      if (envelope.recordedAt >= to) break;
      if (envelope.recordedAt < from) {
        for (const replay of replays) replay.remember(envelope);
        continue;
      }
      begin();
      if (group[0] !== undefined && group[0].recordedAt !== envelope.recordedAt) finish();
      group.push(envelope);
      if (performance.now() - turnStarted < TURN_MS) continue;
      await nextTurn();
      turnStarted = performance.now();
    }
  }
  begin();
  finish();
  moveUpTo(to);
}
