import { PROTOCOL } from "#lib/protocol/protocol.ts";
import type { Instant } from "#lib/units/instant.ts";

/** The devices' signs of life. They are no facts of the trial and stay in memory. */
export class Heartbeats {
  readonly #heardAt: Map<string, Instant>;
  readonly #beatsSince = new Map<string, Instant>();

  /** In no log, they are forgotten at a start: a device then has as long as ever before it is silent. */
  constructor(devices: Iterable<string>, startedAt: Instant) {
    this.#heardAt = new Map([...devices].map((device) => [device, startedAt]));
  }

  /** When each source was last heard, or could have been at the earliest. */
  get heardAt(): ReadonlyMap<string, Instant> {
    return this.#heardAt;
  }

  /** Since when each source's heart beats without a silence; none of it where no beat came since the start. */
  get beatsSince(): ReadonlyMap<string, Instant> {
    return this.#beatsSince;
  }

  /** A beat; answers whether it is the first, or the first after a silence. */
  beat(source: string, now: Instant): boolean {
    const before = this.#heardAt.get(source);
    this.#heardAt.set(source, now);
    const isFirst =
      before === undefined || !this.#beatsSince.has(source) || now - before >= PROTOCOL.feed.silentAfterMs;
    if (isFirst) this.#beatsSince.set(source, now);
    return isFirst;
  }
}
