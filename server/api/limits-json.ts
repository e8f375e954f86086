import { limitsInForce, limitsOfProtocol } from "#lib/alarms/limits-in-force.ts";
import {
  LIMIT_NAMES,
  type LimitChangeJson,
  type LimitJson,
  type SubjectLimitsJson,
} from "#lib/contract/limits.ts";
import type { LimitChange, SubjectState } from "#lib/log/subject-state.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { PROTOCOL_HASH } from "#lib/protocol/protocol-identity.ts";
import { toIso } from "#lib/units/instant.ts";
import { LIMIT_KEYS, LIMIT_WORDS, type LimitKey } from "#lib/ventilation/alarm-limit.ts";

/** A subject's limits as JSON. */
export function toLimitsJson({ subject, profile, limitChanges }: SubjectState): SubjectLimitsJson {
  const inForce = limitsInForce(profile, PROTOCOL);
  const ofProtocol = limitsOfProtocol(PROTOCOL);
  const toLimit = (key: LimitKey): LimitJson => {
    const isSet = profile.alarmLimits?.[key] !== undefined;
    const setting = isSet ? limitChanges.findLast(({ changes }) => changes[key] !== undefined) : undefined;
    return {
      limit: LIMIT_NAMES[key],
      unit: LIMIT_WORDS[key].unit,
      protocol: ofProtocol[key],
      in_force: inForce[key],
      range: PROTOCOL.alarms.limitRanges[key],
      set: setting === undefined ? null : whoWhenWhy(setting),
    };
  };
  return {
    subject,
    protocol: { version: PROTOCOL.version, hash: PROTOCOL_HASH },
    limits: LIMIT_KEYS.map(toLimit),
    history: limitChanges.map(toChange).reverse(),
  };
}

function toChange(change: LimitChange): LimitChangeJson {
  const changes = LIMIT_KEYS.flatMap((key) => {
    const to = change.changes[key];
    return to === undefined ? [] : [{ limit: LIMIT_NAMES[key], to }];
  });
  return { ...whoWhenWhy(change), changes };
}

function whoWhenWhy({ by, at, reason }: LimitChange) {
  return { by: by.replace(/^@/, ""), at: toIso(at), reason };
}
