/**
 * SHA-256 of the canonical JSON of `PROTOCOL`, as hex. Written here, and held to the data by a test, so that
 * no rule of the trial changes without someone changing this line and the protocol's version.
 */
export const PROTOCOL_HASH = "9f346cb38ac94de247b9207c4f1c170076ab14940c2d43c82a6397e8faa111a0";
