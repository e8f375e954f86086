import { createHash } from "node:crypto";
import type { Digest } from "#lib/log/present-figure.ts";

/** SHA-256 of a text, as hex. */
export const sha256: Digest = (text) => createHash("sha256").update(text).digest("hex");
