/**
 * SHA-256 of the canonical JSON of `PROTOCOL`, as hex. Written here, and held to the data by a test, so that
 * no rule of the trial changes without someone changing this line and the protocol's version.
 */
export const PROTOCOL_HASH = "7c192936259cdbc04e53bb7fdfcaaacfdea4c26c8d2b6c45ba2c5c52eaa1f926";
