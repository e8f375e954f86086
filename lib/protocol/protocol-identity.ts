/**
 * SHA-256 of the canonical JSON of `PROTOCOL`, as hex. Written here, and held to the data by a test, so that
 * no rule of the trial changes without someone changing this line and the protocol's version.
 */
export const PROTOCOL_HASH = "92fd51eb67719acd7548f406b4d9ec55b3cfbf20ed4c2bb020ade2529e9c6e35";
