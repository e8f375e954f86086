/**
 * SHA-256 of the canonical JSON of `PROTOCOL`, as hex. Written here, and held to the data by a test, so that
 * no rule of the trial changes without someone changing this line and the protocol's version.
 */
export const PROTOCOL_HASH = "7f231a676cdb436b195a65f6ddadaf14755ce313a7d5789971952c8ef42cd1bd";
