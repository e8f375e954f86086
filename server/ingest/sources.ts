import { WARD_STREAM } from "#lib/log/envelope.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { heardSources } from "#lib/study/heard-sources.ts";
import type { Clock } from "#lib/units/clock.ts";
import type { Instant } from "#lib/units/instant.ts";
import { fail, type Result, succeed } from "#lib/units/result.ts";
import type { FoldedLog } from "../log/folded-log.ts";
import type { RecordFailure } from "../log/proposal.ts";
import type { Recorder } from "../log/recorder.ts";
import { isPersonsName, type Submitter } from "./gate.ts";
import type { Heartbeats } from "./heartbeats.ts";

/** Takes heartbeats. A source that sends them is recorded once as a device; the beats themselves are not. */
export class SourceRegister {
  readonly #recorder: Recorder;
  readonly #folded: FoldedLog;
  readonly #clock: Clock;
  readonly #heartbeats: Heartbeats;
  readonly #onHeardAgain: () => void;

  constructor(
    recorder: Recorder,
    folded: FoldedLog,
    clock: Clock,
    heartbeats: Heartbeats,
    onHeardAgain: () => void,
  ) {
    this.#recorder = recorder;
    this.#folded = folded;
    this.#clock = clock;
    this.#heartbeats = heartbeats;
    this.#onHeardAgain = onHeardAgain;
  }

  /** A beat of a source; never of a person, nor, from a sender of some beds, of a source that other beds hear. */
  async heartbeat(
    source: string,
    { actor, beds }: Pick<Submitter, "actor" | "beds">,
  ): Promise<Result<null, RecordFailure | "forbidden">> {
    const now = this.#clock.now();
    if (isPersonsName(source) || (beds !== null && (await this.#isHeardBeyond(beds, source, now)))) {
      return fail("forbidden", `${actor} may not speak for the source ${source}.`);
    }
    const isHeardAgain = this.#heartbeats.beat(source, now);
    if (!this.#folded.ward.devices.has(source)) {
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
    if (isHeardAgain) this.#onHeardAgain();
    return succeed(null);
  }

  /** Else a beat would keep the dead feed of a bed alive that its sender has nothing to do with. */
  async #isHeardBeyond(beds: ReadonlySet<string>, source: string, now: Instant): Promise<boolean> {
    const { ward, books } = this.#folded;
    const senders = { now, protocol: PROTOCOL, devices: ward.devices, heardAt: this.#heartbeats.heardAt };
    for (const [subject, bed] of ward.bedBySubject) {
      if (beds.has(bed)) continue;
      const heard = heardSources(await books.load(subject), senders);
      if (heard.some((one) => one.source === source)) return true;
    }
    return false;
  }
}
