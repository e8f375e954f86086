/**
 * SHA-256 of the canonical JSON of `PROTOCOL`, as hex. Written here, and held to the data by a test, so that
 * no rule of the trial changes without someone changing this line and the protocol's version.
 */
export const PROTOCOL_HASH = "74927a1c3e7563cdee44b9fd9129d8f094cbe5f61bcb9d7a8f8a5f089aaf2fb5";
