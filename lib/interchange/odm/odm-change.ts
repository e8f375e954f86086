import type { SignatureMeaning } from "../../log/review-event.ts";
import type { Instant } from "../../units/instant.ts";

/** Whose doing a change was, and why. */
export interface OdmAudit {
  /** As the log names them; `null`: the value follows from others, and nobody entered it. */
  readonly by: string;
  readonly at: Instant;
  /** `null`: entered for the first time, or nobody was asked. */
  readonly reason: string | null;
}

/** One group of items as one version of it left it. */
export interface OdmChange {
  /** Of `ODM_EVENTS`. */
  readonly event: string;
  /** `null` of an event that does not repeat. */
  readonly eventKey: string | null;
  readonly group: string;
  readonly groupKey: string | null;
  readonly transaction: "Insert" | "Update" | "Remove";
  /** By the items' keys; times in the site's clock. `null`: not known. Empty of what is removed. */
  readonly items: Readonly<Record<string, string | number | null>>;
  /** `null`: it was worked out. */
  readonly audit: OdmAudit | null;
  /** The last signature that stands on it; absent: none does. */
  readonly signature?: OdmSignature;
}

/** Who signed something, when, and what that says. */
export interface OdmSignature extends Pick<OdmAudit, "by" | "at"> {
  readonly meaning: SignatureMeaning;
}
