import { PROTOCOL } from "../protocol/protocol.ts";
import type { Instant } from "../units/instant.ts";
import type { CorrectionReason } from "../ventilation/correction-reason.ts";
import { versionOf } from "../ventilation/reading.ts";
import { type CorrectReading, decideCorrection } from "./decide-correction.ts";
import { decideChoice, decideRestore, decideVoid } from "./decide-voiding.ts";
import { standingReading } from "./meant-reading.ts";
import { at, Play, reading, type Sent } from "./scenario.ts";

export const EIGHT = at("2026-03-01T08:00:00+08:00");
export const NINE = at("2026-03-01T09:00:00+08:00");
const NOW = at("2026-03-02T12:00:00+08:00");
export const SUBJECT = "S-001";

/** A PEEP of the ventilator at eight, or as a test says. */
export function peep(value: number, when: Instant = EIGHT, source = "ventilator"): Sent {
  return { reading: reading("peep", value, when), source, id: null };
}

/** An impossible PEEP. */
export function impossiblePeep(value: number, when: Instant = EIGHT): Sent {
  const impossible = { code: "out_of_range", detail: "impossible" } as const;
  return {
    reading: { ...reading("peep", value, when), impossible },
    source: "ventilator",
    id: null,
  };
}

/** Readings that come, and people who change them; refusals are outcomes. */
export class Story extends Play {
  correct(
    seq: number,
    parts: Omit<Partial<CorrectReading>, "seq">,
    reasonCode: CorrectionReason = "TRANSCRIPTION",
  ): this {
    const context = { now: NOW, admittedAt: null, limits: PROTOCOL.acceptance };
    const command = { seq, expectedVersion: this.#present(seq), reasonCode, text: "", ...parts };
    return this.decided(SUBJECT, decideCorrection(this.book(SUBJECT), command, context));
  }

  void(seq: number, reasonCode: CorrectionReason = "DEVICE_ARTEFACT", belongsTo: string | null = null): this {
    const command = { seq, expectedVersion: this.#present(seq), reasonCode, text: "", belongsTo };
    return this.decided(
      SUBJECT,
      decideVoid(this.book(SUBJECT), SUBJECT, command, (one) => one === "S-002"),
    );
  }

  restore(seq: number): this {
    const change = {
      seq,
      expectedVersion: this.#present(seq),
      reasonCode: "SOURCE_VERIFIED",
      text: "",
    } as const;
    return this.decided(SUBJECT, decideRestore(this.book(SUBJECT), change));
  }

  choose(seq: number, over: readonly number[]): this {
    const change = {
      seq,
      expectedVersion: this.#present(seq),
      reasonCode: "SOURCE_VERIFIED",
      text: "",
    } as const;
    return this.decided(SUBJECT, decideChoice(this.book(SUBJECT), { ...change, over }));
  }

  /** What is kept as value, status and version. */
  get readings(): readonly (readonly [number, string, number])[] {
    return this.kept(SUBJECT).map((one) => [one.value, one.status, versionOf(one)]);
  }

  #present(seq: number): number {
    const standing = standingReading(this.book(SUBJECT), seq);
    return standing === null ? 0 : versionOf(standing);
  }
}
