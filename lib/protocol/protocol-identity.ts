/**
 * SHA-256 of the canonical JSON of `PROTOCOL`, as hex. Written here, and held to the data by a test, so that
 * no rule of the trial changes without someone changing this line and the protocol's version.
 */
export const PROTOCOL_HASH = "6c07ca2bc2f09cda9a41a4658f107b743746b72f3c1b43eb2884b9ddabd0549f";
