import type { Preparation } from "../study/preparation.ts";
import type { WindowFigures } from "../study/window-figures.ts";
import type { Instant } from "../units/instant.ts";
import type { InfusionEventCode } from "../ventilation/infusion-event-code.ts";
import type { InfusionKind } from "../ventilation/subject.ts";
import type { AlarmFigures } from "./alarm-event.ts";

/** An event of an infusion's window as first written down, or as corrected. */
export interface CandidateFacts {
  /** `null`: none of the prescribed ones. */
  readonly event: InfusionEventCode | null;
  /** In the words of whoever entered it. */
  readonly term: string;
  readonly onset: Instant;
  readonly note: string | null;
}

/**
 * What is recorded of a subject's infusions besides their start and end, and of what happens in their windows.
 * `infusion` is 1, 2, 3 … for one subject; `bag` is 1, 2, 3 … in one infusion; who did it is in the envelope.
 */
export type InfusionEvent =
  | { readonly type: "infusionPrepared"; readonly infusion: number; readonly preparation: Preparation }
  /** Written down anew; before anything is given it has to be checked again. */
  | {
      readonly type: "infusionPreparationCorrected";
      readonly infusion: number;
      readonly preparation: Preparation;
      readonly reason: string;
    }
  /** Prepared, and not to be given. */
  | { readonly type: "infusionDiscarded"; readonly infusion: number; readonly reason: string }
  /** A second person found it as prescribed. */
  | { readonly type: "infusionChecked"; readonly infusion: number }
  | {
      readonly type: "infusionBagStarted";
      readonly infusion: number;
      readonly bag: number;
      readonly at: Instant;
      /** Why it is given although it has expired. */
      readonly expiredBecause?: string;
    }
  | {
      readonly type: "infusionBagEnded";
      readonly infusion: number;
      readonly bag: number;
      readonly at: Instant;
      /** `null`: not recorded for this bag alone. */
      readonly givenMl: number | null;
    }
  | {
      readonly type: "infusionInterrupted";
      readonly infusion: number;
      readonly at: Instant;
      readonly reason: string;
    }
  | { readonly type: "infusionResumed"; readonly infusion: number; readonly at: Instant }
  /** The one that began at `of` is another bag of the one before, or an infusion with a window of its own. */
  | { readonly type: "infusionKindStated"; readonly of: Instant; readonly kind: InfusionKind }
  /** May be an infusion-associated event: found in the data, or entered by a person. Never a confirmed one. */
  | ({
      readonly type: "iaeCandidateOpened";
      /** Names it for ever. */
      readonly candidate: string;
      readonly origin: "data" | "person";
      /** The start of the window that it was found in. */
      readonly t0: Instant;
      /** The alarm that was raised with it; `null`: none. */
      readonly alarm: string | null;
      readonly figures: AlarmFigures;
    } & CandidateFacts)
  /** It was entered wrongly. */
  | ({
      readonly type: "iaeCandidateCorrected";
      readonly candidate: string;
      readonly reason: string;
    } & CandidateFacts)
  /** It stands no more: T0 was corrected, an H2 was H1 of the same moment, or somebody who entered it took it back. */
  | {
      readonly type: "iaeCandidateSuperseded";
      readonly candidate: string;
      readonly because: SupersededBecause;
      readonly reason: string | null;
    }
  /** What somebody says of a window that has closed, and what they saw when they said it. */
  | {
      readonly type: "infusionWindowSummarised";
      readonly t0: Instant;
      readonly figures: WindowFigures;
      readonly candidates: readonly string[];
      readonly given: GivenDose;
      readonly text: string;
      /** Why it is completed again; `null`: for the first time. */
      readonly reason: string | null;
    };

/** Why an event of a window stands no more. */
export type SupersededBecause = "t0_corrected" | "was_h1" | "withdrawn";

/** What a window's infusions came to. */
export interface GivenDose {
  /** `null`: not recorded. */
  readonly cells: number | null;
  readonly volumeMl: number | null;
  readonly startedAt: Instant;
  /** `null`: its end is not recorded. */
  readonly endedAt: Instant | null;
}

export const INFUSION_EVENT_TYPES = [
  "infusionPrepared",
  "infusionPreparationCorrected",
  "infusionDiscarded",
  "infusionChecked",
  "infusionBagStarted",
  "infusionBagEnded",
  "infusionInterrupted",
  "infusionResumed",
  "infusionKindStated",
  "iaeCandidateOpened",
  "iaeCandidateCorrected",
  "iaeCandidateSuperseded",
  "infusionWindowSummarised",
] as const satisfies readonly InfusionEvent["type"][];
