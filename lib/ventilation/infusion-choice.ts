import type { Group } from "./subject.ts";

/** A bag made up for the subject's weight, or bags as they come of which some is given (domain.md A15). */
export type DoseMode = "weight_adjusted" | "stock";
export const DOSE_MODES = ["weight_adjusted", "stock"] as const satisfies readonly DoseMode[];

/** What is infused: matched controls get nothing. */
export type Arm = Exclude<Group, "PSM_CONTROL">;
export const ARMS = ["UCMSC", "SALINE"] as const satisfies readonly Arm[];
