import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { type Result, succeed } from "#lib/units/result.ts";

/** How many tries are allowed in which time. */
export interface Allowance {
  readonly tries: number;
  readonly withinSeconds: number;
}

/** Refused until some seconds have passed. */
export type Throttled = Result<null, "too_many_attempts">;

/** Counts tries by a key, such as an address or a name, and refuses those beyond its allowance. */
export class Throttle {
  readonly #limiter: RateLimiterMemory;

  constructor({ tries, withinSeconds }: Allowance) {
    this.#limiter = new RateLimiterMemory({ points: tries, duration: withinSeconds });
  }

  /** Takes one try; counted before it is made, so that many at once do not slip through. */
  async take(key: string): Promise<Throttled> {
    try {
      await this.#limiter.consume(key);
      return succeed(null);
    } catch (refusal) {
      if (refusal instanceof Error) throw refusal;
      return tooMany(Math.ceil((refusal as RateLimiterRes).msBeforeNext / 1000));
    }
  }

  /** The try was a good one: it does not count. */
  async giveBack(key: string): Promise<void> {
    await this.#limiter.reward(key);
  }
}

/** The refusal of a try that is one too many. */
export function tooMany(seconds: number): Throttled {
  return {
    ok: false,
    code: "too_many_attempts",
    detail: `Too many attempts. Try again in ${inWords(seconds)}.`,
    retryAfterSeconds: seconds,
  };
}

function inWords(seconds: number): string {
  return seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}
