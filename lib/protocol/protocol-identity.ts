/**
 * SHA-256 of the canonical JSON of `PROTOCOL`, as hex. Written here, and held to the data by a test, so that
 * no rule of the trial changes without someone changing this line and the protocol's version.
 */
export const PROTOCOL_HASH = "db98504ba16f9d9daa48946d143d4f8565c8d1933ac4b162cc11b6b54e211988";
