import type { EnterFactsRequest } from "#lib/contract/record.ts";
import { HOUR, MINUTE } from "#lib/units/instant.ts";
import {
  type CriterionState,
  ELIGIBILITY_ITEMS,
  type EligibilityItemId,
} from "#lib/ventilation/eligibility-item.ts";
import { chanceOf } from "./prng.ts";
import type { Stay } from "./stay.ts";
import type { World } from "./world.ts";

/** Answers of the checklist as the research nurse enters them, and when. */
interface ScreeningRound {
  readonly at: number;
  readonly request: EnterFactsRequest;
}

/** What each answer rests on, as a research nurse writes it down. */
const EVIDENCE: Readonly<Record<EligibilityItemId, string>> = {
  I1: "Identity card seen at admission",
  I2: "Intubated; blood gas at diagnosis below 200 mmHg",
  I3: "Ventilator chart at diagnosis",
  I4: "Chest X-ray at diagnosis, read by the radiologist on duty",
  I5: "Day of the first symptoms by the family and the referral letter",
  I6: "Repeated blood gas after protective ventilation, negative balance",
  O1: "Both blood gases in the case file",
  C1: "Signed by the legal representative, original in the trial binder",
  E1: "History and admission CT: none",
  E2: "Echocardiography: LVEF 58 %, no raised filling pressure",
  E3: "Admission CT: no lobar atelectasis",
  E4: "Not applicable, or test negative",
  E5: "No home oxygen, no earlier lung function on file",
  E6: "SOFA at screening: respiratory 4, two more organs at 3 at most",
  E7: "Bilirubin and INR normal",
  E8: "Echocardiography: estimated systolic pressure below 40 mmHg",
  E9: "Arterial and central venous line in place",
  E10: "Doppler of the legs and CT angiography: no thrombus",
  E11: "Pupils equal and reactive, no sign on CT",
  E12: "By the two clocks above",
};
const ASKED_FOR = "Asked for, not done yet";

const ENTERED_AFTER = 10 * MINUTE;
/** What was still open is known so long before the bag is hung. */
const SETTLED_BEFORE = 3 * HOUR;

/**
 * The checklist of a stay: gone through soon after arrival, and what was still to be found out settled before the
 * infusion.
 */
export function screeningRounds(stay: Stay, { seed }: Pick<World, "seed">): readonly ScreeningRound[] {
  const { awaits, infusionPlannedAt } = stay;
  const chance = chanceOf(seed, stay.subject, "screening");
  const at = Math.max(stay.arrivesAt, stay.ventilatedFrom) + ENTERED_AFTER + chance.integer(0, 20) * MINUTE;
  const entries = ELIGIBILITY_ITEMS.map(({ id, kind }) =>
    id === awaits ? entry(id, "UNKNOWN", ASKED_FOR, 0) : entry(id, passing(kind), EVIDENCE[id], 0),
  );
  const rounds: ScreeningRound[] = [{ at, request: { entries } }];
  if (awaits !== null && infusionPlannedAt !== null) {
    const kind = ELIGIBILITY_ITEMS.find(({ id }) => id === awaits)?.kind ?? "exclusion";
    rounds.push({
      at: Math.max(infusionPlannedAt - SETTLED_BEFORE, at + MINUTE),
      request: {
        entries: [entry(awaits, passing(kind), EVIDENCE[awaits], 1)],
        correction: { reason_code: "LATE_ENTRY", text: "The finding has come" },
      },
    });
  }
  return rounds.filter((round) => round.at < stay.leavesAt);
}

function entry(criterion: EligibilityItemId, answer: CriterionState, evidence: string, version: number) {
  return {
    fact: { kind: "criterion" as const, criterion, answer, evidence },
    expected_version: version,
  };
}

function passing(kind: "inclusion" | "exclusion"): CriterionState {
  return kind === "inclusion" ? "MET" : "NOT_MET";
}
