import { useSearchParams } from "next/navigation";
import { STUDY_QUANTITIES, type StudyQuantity } from "#lib/projections/cohort-subject.ts";
import { GROUPS, type Group } from "#lib/ventilation/subject.ts";
import { replaceAddress } from "./replace-address.ts";

export const STUDY_MODES = ["value", "change"] as const;
export type StudyMode = (typeof STUDY_MODES)[number];

export const STUDY_SIGHTS = ["cohort", "matched"] as const;

/** What of the study is looked at. */
export interface StudyAddress {
  readonly sight: (typeof STUDY_SIGHTS)[number];
  readonly quantity: StudyQuantity;
  readonly mode: StudyMode;
  readonly group: Group;
}

/** The choice stands in the address, so that a view can be sent to someone as a link. */
export function useStudyAddress() {
  const search = useSearchParams();
  const address: StudyAddress = {
    sight: STUDY_SIGHTS.find((one) => one === search.get("sight")) ?? "cohort",
    quantity: STUDY_QUANTITIES.find((one) => one === search.get("quantity")) ?? "driving_pressure",
    mode: STUDY_MODES.find((one) => one === search.get("mode")) ?? "value",
    group: GROUPS.find((one) => one === search.get("group")) ?? "UCMSC",
  };
  const go = (next: Partial<StudyAddress>): void => {
    replaceAddress("/study", new URLSearchParams({ ...address, ...next }));
  };
  return { address, go };
}
