/**
 * SHA-256 of the canonical JSON of `PROTOCOL`, as hex. Written here, and held to the data by a test, so that
 * no rule of the trial changes without someone changing this line and the protocol's version.
 */
export const PROTOCOL_HASH = "5d82f54f0d8eff425c52c495535c0ea088c8b2267c9fe299b778b078cdd9831e";
