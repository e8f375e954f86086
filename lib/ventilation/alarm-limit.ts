/** The alarm limits that may be set for one subject, in the order in which people read them. */
export const LIMIT_KEYS = [
  "plateauPressure",
  "drivingPressure",
  "tidalVolumePerKg",
  "pfRatioBelow",
  "peepStep",
] as const;

/** Plateau, driving pressure and PEEP step in cmH2O, tidal volume in mL/kg predicted weight, P/F in mmHg. */
export type LimitKey = (typeof LIMIT_KEYS)[number];

/** Limits by their names; one that is absent is the protocol's. */
export type AlarmLimits = Readonly<Partial<Record<LimitKey, number>>>;

/** What each limit is called in a sentence, and its unit as people read it. */
export const LIMIT_WORDS: Readonly<Record<LimitKey, { readonly name: string; readonly unit: string }>> = {
  plateauPressure: { name: "plateau pressure", unit: "cmH2O" },
  drivingPressure: { name: "driving pressure", unit: "cmH2O" },
  tidalVolumePerKg: { name: "tidal volume", unit: "mL/kg" },
  pfRatioBelow: { name: "P/F", unit: "mmHg" },
  peepStep: { name: "PEEP step", unit: "cmH2O" },
};
