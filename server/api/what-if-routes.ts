import { isReplayedCondition, REPLAYED, type ReplayedAlarm } from "#lib/alarms/alarm-replay.ts";
import { alarmText } from "#lib/alarms/alarm-text.ts";
import {
  type ReplayedAlarmJson,
  type WhatIfJson,
  type WhatIfRequest,
  whatIfSchema,
} from "#lib/contract/alarms.ts";
import { limitsGiven } from "#lib/contract/limits.ts";
import { checkLimit } from "#lib/log/check-limit.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { clockFace } from "#lib/study/clock-face.ts";
import { HOUR, type Instant, toIso } from "#lib/units/instant.ts";
import { fail, succeed } from "#lib/units/result.ts";
import type { LimitKey } from "#lib/ventilation/alarm-limit.ts";
import { bedDaysIn } from "../alarms/bed-days.ts";
import { replayWard, type SubjectReplay } from "../alarms/what-if.ts";
import type { EventLog } from "../log/event-log.ts";
import type { AlarmLogSources } from "./alarm-log-routes.ts";
import type { Route } from "./route.ts";

/** The door at which somebody asks what other limits would have done, before anybody changes one. */
export function whatIfRoutes(log: EventLog, sources: AlarmLogSources): readonly Route[] {
  const { source, folded, archive, review } = sources;
  let isReplaying = false;

  return [
    {
      method: "post",
      path: "/api/v1/alarms/what-if",
      access: "alarms:see",
      summary:
        "Replay the kept readings under other limits: how many alarms there would have been. Changes nothing",
      body: whatIfSchema,
      answers: "`{as_now, what_if, replayed, later, added, high_lost}`; 422 for a limit outside its range",
      async handle({ body }) {
        const asked = whatIfSchema.parse(body);
        for (const [key, value] of Object.entries(limitsGiven(asked))) {
          const checked = checkLimit(key as LimitKey, value, PROTOCOL.alarms.limitRanges);
          if (!checked.ok) return checked;
        }
        // One replay at a time: it reads days of readings, and the wall comes first.
        if (isReplaying) return fail("overloaded", "Somebody else is replaying; ask again in a moment.");
        isReplaying = true;
        try {
          return succeed({ status: 200, json: await replay(asked) });
        } finally {
          isReplaying = false;
        }
      },
    },
  ];

  async function replay(asked: WhatIfRequest): Promise<WhatIfJson> {
    const to = source.clock.now();
    const period = { from: (to - asked.days * 24 * HOUR) as Instant, to };
    const bedDays = bedDaysIn(folded, period);
    const load = (alarms: number) => ({ alarms, per_bed_day: bedDays > 0 ? alarms / bedDays : null });
    const replays: SubjectReplay[] = [];
    const thought = { limits: limitsGiven(asked), confirmOnNext: asked.confirm_on_next === true };
    for await (const one of replayWard(log, source.calendar, period, thought)) replays.push(one);
    const inPeriod = [...(await archive.history()).records.values()].filter(
      ({ raisedAt }) => raisedAt >= period.from && raisedAt < period.to,
    );
    const logged = inPeriod.filter(({ condition }) => isReplayedCondition(condition)).length;
    const asItWas = inPeriod.length - logged;
    const asNow = replays.reduce((sum, one) => sum + one.asNow.length, 0);
    const whatIf = replays.reduce((sum, one) => sum + one.whatIf.length, 0);
    const json = jsonOf(source.calendar.timeZone);
    const later = replays.flatMap(({ subject, later: some }) => some.map((each) => ({ subject, ...each })));
    let simulated = false;
    for (const { subject } of replays) simulated ||= (await review.row(subject)).simulated;
    return {
      from: toIso(period.from),
      to: toIso(period.to),
      time_zone: source.calendar.timeZone,
      simulated,
      subjects: replays.length,
      bed_days: bedDays,
      as_now: load(asItWas + asNow),
      what_if: load(asItWas + whatIf),
      replayed: { conditions: REPLAYED, logged, as_now: asNow },
      later: later.map(({ subject, now, instead }) => ({
        subject,
        condition: now.condition,
        priority: now.priority,
        ...json(now),
        instead: instead === null ? null : { ...json(instead), delay_ms: instead.raisedAt - now.raisedAt },
      })),
      added: replays.flatMap(({ subject, added }) =>
        added.map((alarm) => ({ subject, condition: alarm.condition, ...json(alarm) })),
      ),
      high_lost: later.filter(({ now, instead }) => now.priority === "high" && instead === null).length,
    };
  }
}

function jsonOf(timeZone: string): (alarm: ReplayedAlarm) => ReplayedAlarmJson {
  const clock = clockFace(timeZone);
  return ({ condition, figures, raisedAt }) => ({
    raised_at: toIso(raisedAt),
    figures,
    text: alarmText(condition, figures, clock),
  });
}
