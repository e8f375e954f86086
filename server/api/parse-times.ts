import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { type Instant, parseInstant } from "#lib/units/instant.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";

type Times<Keys extends string> = Partial<Record<Keys, Instant | null>>;

/**
 * The times of a request as instants: absent stays absent, `null` stays `null`; what is no ISO 8601 time with
 * an offset, or before the trial, is `bad_time` by its field's name.
 */
export function parseTimes<Keys extends string>(
  given: Readonly<Partial<Record<Keys, string | null>>>,
  keys: readonly Keys[],
): Result<Times<Keys>, "bad_time"> {
  const times: Times<Keys> = {};
  for (const key of keys) {
    const text = given[key];
    if (text === undefined) continue;
    const instant = text === null ? null : parseInstant(text);
    if (text !== null && (instant === null || instant < PROTOCOL.acceptance.earliestObservation)) {
      return fail(
        "bad_time",
        `${key}: ${JSON.stringify(text)} is not an ISO 8601 time with an offset, or lies before the trial.`,
      );
    }
    times[key] = instant;
  }
  return succeed(times);
}
