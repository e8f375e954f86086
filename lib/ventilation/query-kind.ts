/** Who asks: a hard limit, two claims, a rule about what was measured, or a person. */
export const QUERY_KINDS = [
  "implausible",
  "conflict",
  "dp_nonpositive",
  "dp_low",
  "compliance_high",
  "soft_limit",
  "person",
] as const;

export type QueryKind = (typeof QUERY_KINDS)[number];

/** Whom a person's question is for. */
export const QUERY_ADDRESSEES = ["anyone", "research_nurse", "investigator"] as const;

export type QueryAddressee = (typeof QUERY_ADDRESSEES)[number];
