/**
 * SHA-256 of the canonical JSON of `PROTOCOL`, as hex. Written here, and held to the data by a test, so that
 * no rule of the trial changes without someone changing this line and the protocol's version.
 */
export const PROTOCOL_HASH = "6936105b85f4a7597190c08c4ebf2234ec470fda12460100f08ea190271ff6f6";
