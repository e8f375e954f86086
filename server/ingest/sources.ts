import { WARD_STREAM } from "#lib/log/envelope.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import type { Clock } from "#lib/units/clock.ts";
import type { Instant } from "#lib/units/instant.ts";
import { type Result, succeed } from "#lib/units/result.ts";
import type { Recorder, RecordFailure } from "../log/recorder.ts";

/**
 * When each source was last heard to live. A source that sends heartbeats is recorded once as a device; the
 * beats themselves are no facts of the trial and stay in memory.
 */
export class SourceRegister {
  readonly #recorder: Recorder;
  readonly #clock: Clock;
  readonly #heardAt: Map<string, Instant>;
  readonly #onHeardAgain: () => void;

  constructor(recorder: Recorder, clock: Clock, heardAt: Map<string, Instant>, onHeardAgain: () => void) {
    this.#recorder = recorder;
    this.#clock = clock;
    this.#heardAt = heardAt;
    this.#onHeardAgain = onHeardAgain;
  }

  async heartbeat(source: string, actor: string): Promise<Result<null, RecordFailure>> {
    const now = this.#clock.now();
    const before = this.#heardAt.get(source);
    this.#heardAt.set(source, now);
    if (before === undefined) {
      const recorded = await this.#recorder.propose({
        actor,
        weight: 1,
        alone: true,
        subjects: () => [],
        senderIds: () => [],
        decide: (draft) => {
          if (!draft.ward.devices.has(source))
            draft.record(WARD_STREAM, { type: "deviceRecognised", source });
        },
      });
      if (!recorded.ok) return recorded;
    }
    if (before === undefined || now - before >= PROTOCOL.feed.silentAfterMs) this.#onHeardAgain();
    return succeed(null);
  }
}
