/**
 * The events that the trial counts within hours of an infusion (domain.md section 3): V1 vasopressor threshold,
 * V2 third vasopressor, A1 VT, VF or asystole, A2 cardioversion, H1 FiO2 and PEEP, T1 transfusion-type reaction,
 * D1 cardiac arrest, D2 death.
 */
export const PRESCRIBED_EVENTS = ["V1", "V2", "A1", "A2", "H1", "T1", "D1", "D2"] as const;

export type PrescribedEvent = (typeof PRESCRIBED_EVENTS)[number];

/** H2, only one limb of H1, is reviewed and never counted by itself. */
export type InfusionEventCode = PrescribedEvent | "H2";
