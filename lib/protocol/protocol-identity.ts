/**
 * SHA-256 of the canonical JSON of `PROTOCOL`, as hex. Written here, and held to the data by a test, so that
 * no rule of the trial changes without someone changing this line and the protocol's version.
 */
export const PROTOCOL_HASH = "f6bffe660c2e27e34bde14736c477e302be93602581d1584ca6864195e456891";
