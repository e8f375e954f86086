import { describe, expect, it } from "vitest";
import { judgeEligibility } from "#lib/study/eligibility.ts";
import type { Checklist } from "#lib/ventilation/eligibility-item.ts";
import { staysAt } from "./roster.ts";
import { screeningRounds } from "./screening.ts";
import type { Stay } from "./stay.ts";
import { CURTAIN, ward } from "./ward.fixture.ts";

const WORLD = ward();
const stays = staysAt(WORLD, CURTAIN);

/** A stay's checklist as it stands at a moment. */
function checklistAt(stay: Stay, at: number): Checklist {
  const entries = screeningRounds(stay, WORLD)
    .filter((round) => round.at <= at)
    .flatMap(({ request }) => request.entries);
  return Object.fromEntries(
    entries.flatMap(({ fact }) => (fact.kind === "criterion" ? [[fact.criterion, fact.answer]] : [])),
  );
}

describe("the simulated ward's checklists", () => {
  it("are all answered with what they rest on, but for one subject's one finding that was asked for", () => {
    const open = stays.flatMap((stay) => {
      const { verdict, unknown } = judgeEligibility(checklistAt(stay, CURTAIN));
      return verdict === "ELIGIBLE" ? [] : [[stay.subject, verdict, unknown]];
    });
    expect(open).toEqual([["S-018", "UNKNOWN", ["E10"]]]);
  });

  it("given a finding that was asked for, when the infusion comes near, then it is entered with a reason", () => {
    const [first, second, ...more] = stays
      .filter(({ awaits }) => awaits !== null)
      .flatMap((stay) => screeningRounds(stay, WORLD).map((round) => ({ stay, round })));
    expect(more).toEqual([]);
    expect(first?.round.request.correction).toBeUndefined();
    expect(second?.round.request.correction?.reason_code).toBe("LATE_ENTRY");
    expect(second?.round.at).toBeLessThan(second?.stay.infusionAt ?? 0);
    expect(second && judgeEligibility(checklistAt(second.stay, second.round.at)).verdict).toBe("ELIGIBLE");
  });
});
