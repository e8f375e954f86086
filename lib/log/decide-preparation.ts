import { PROTOCOL } from "../protocol/protocol.ts";
import type { Preparation } from "../study/preparation.ts";
import { fail, type Result, succeed } from "../units/result.ts";
import type { SubjectEvent } from "./event.ts";
import type { InfusionRecord } from "./infusion-record.ts";
import type { SubjectState } from "./subject-state.ts";

/** Why something about an infusion's record is refused. */
export type InfusionFailure =
  | "unknown_infusion"
  | "unknown_bag"
  | "unknown_candidate"
  | "already_adjudicated"
  | "bad_preparation"
  | "no_infusion"
  | "not_checked"
  | "same_person"
  | "expired"
  | "infusion_begun"
  | "infusion_over"
  | "infusion_running"
  | "not_running"
  | "interrupted"
  | "not_interrupted"
  | "bag_begun"
  | "before_infusion"
  | "window_open"
  | "reason_missing"
  | "in_the_future"
  | "bad_time";

/** What follows for the subject's stream, or why not. */
export type InfusionDecision = Result<readonly SubjectEvent[], InfusionFailure>;

/** The record of a number; refuses one that there is not. */
export function recordOf(
  { subject, treatment }: SubjectState,
  infusion: number,
): Result<InfusionRecord, "unknown_infusion"> {
  const record = treatment.records.find((one) => one.infusion === infusion);
  return record === undefined
    ? fail("unknown_infusion", `Subject ${subject} has no infusion ${infusion} on record.`)
    : succeed(record);
}

/** Writes down an infusion as prepared. The same again by the same person is no second one: an answer was lost. */
export function decidePreparation(
  { treatment }: SubjectState,
  preparation: Preparation,
  by: string,
): InfusionDecision {
  const good = checkPreparation(preparation);
  if (!good.ok) return good;
  const last = treatment.records.at(-1);
  const isRepeat =
    last !== undefined &&
    last.startedAt === null &&
    last.discarded === null &&
    last.prepared.by === by &&
    isSame(last.preparation, preparation);
  if (isRepeat) return succeed([]);
  return succeed([{ type: "infusionPrepared", infusion: treatment.records.length + 1, preparation }]);
}

/** Writes it down anew, the earlier version kept. Bags of which some was given cannot vanish. */
export function decidePreparationCorrection(
  state: SubjectState,
  infusion: number,
  preparation: Preparation,
  reason: string,
): InfusionDecision {
  const record = recordOf(state, infusion);
  if (!record.ok) return record;
  const good = checkPreparation(preparation);
  if (!good.ok) return good;
  if (record.value.discarded !== null) return over(infusion);
  if (isSame(record.value.preparation, preparation)) return succeed([]);
  const begun = record.value.bags.findLastIndex(({ startedAt }) => startedAt !== null) + 1;
  if (preparation.bags.length < begun) {
    return fail("bad_preparation", `Bag ${begun} has been given, so it cannot be left out.`);
  }
  return succeed([{ type: "infusionPreparationCorrected", infusion, preparation, reason }]);
}

/** Puts aside what was prepared and is not to be given. */
export function decideDiscard(state: SubjectState, infusion: number, reason: string): InfusionDecision {
  const record = recordOf(state, infusion);
  if (!record.ok) return record;
  if (record.value.discarded !== null) return succeed([]);
  if (record.value.startedAt !== null) {
    return fail("infusion_begun", `Infusion ${infusion} has begun: end it instead.`);
  }
  return succeed([{ type: "infusionDiscarded", infusion, reason }]);
}

/** A second person's check: whoever prepared it cannot be that person. */
export function decideCheck(state: SubjectState, infusion: number, by: string): InfusionDecision {
  const record = recordOf(state, infusion);
  if (!record.ok) return record;
  const { prepared, checked, discarded } = record.value;
  if (discarded !== null) return over(infusion);
  if (prepared.by === by) {
    return fail("same_person", "Somebody else must check it: you prepared it yourself.");
  }
  return checked === null ? succeed([{ type: "infusionChecked", infusion }]) : succeed([]);
}

export function over(infusion: number) {
  return fail("infusion_over", `Infusion ${infusion} is over.`);
}

function checkPreparation(preparation: Preparation): Result<null, "bad_preparation"> {
  const { arm, passage, prescribedCells, bags } = preparation;
  const { lowest, highest } = PROTOCOL.infusion.passage;
  const isCells = arm === "UCMSC";
  if (isCells && (passage === null || passage < lowest || passage > highest)) {
    return fail("bad_preparation", `The trial gives cells of passage ${lowest} to ${highest}.`);
  }
  if (isCells && prescribedCells === null) return fail("bad_preparation", "How many cells are prescribed?");
  if (isCells && bags.some(({ cells }) => cells === null)) {
    return fail("bad_preparation", "How many cells does each bag hold?");
  }
  if (
    !isCells &&
    (passage !== null || prescribedCells !== null || bags.some(({ cells }) => cells !== null))
  ) {
    return fail("bad_preparation", "Saline holds no cells and has no passage.");
  }
  if (new Set(bags.map(({ label }) => label)).size < bags.length) {
    return fail("bad_preparation", "Two bags have the same number.");
  }
  return succeed(null);
}

function isSame(one: Preparation, other: Preparation): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

/** Read back from the log or built anew, the keys may come in another order. */
function inOrder(preparation: Preparation): readonly unknown[] {
  const { arm, mode, weightKg, prescribedCells, product, lot, passage, expiresAt, route, line, bags } =
    preparation;
  const inBags = bags.map(({ label, volumeMl, cells }) => [label, volumeMl, cells]);
  return [arm, mode, weightKg, prescribedCells, product, lot, passage, expiresAt, route, line, inBags];
}
