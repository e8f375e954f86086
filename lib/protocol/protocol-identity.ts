/**
 * SHA-256 of the canonical JSON of `PROTOCOL`, as hex. Written here, and held to the data by a test, so that
 * no rule of the trial changes without someone changing this line and the protocol's version.
 */
export const PROTOCOL_HASH = "2436af494898c86a4c8ae8cd5d79cd971be5a27f3e0a7dfa8d58f97c500cab4b";
