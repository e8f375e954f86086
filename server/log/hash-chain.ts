import { hash } from "node:crypto";

/** What the first event names as its predecessor's hash. */
export const GENESIS_HASH = "0".repeat(64);

/** Everything of an event that its hash covers: all but the hashes themselves. */
export interface ChainLink {
  readonly seq: number;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly recordedAt: number;
  readonly actor: string;
  /** The event's JSON text, exactly as stored. */
  readonly body: string;
}

/**
 * SHA-256, in hex, over the predecessor's hash, then `[seq,stream,version,type,recordedAt,actor]` as JSON,
 * then the body as it is. The first part has a fixed length and the second ends itself, so no two events
 * share a text; any program with SHA-256 and JSON can check the chain.
 */
export function chainHash(previousHash: string, link: ChainLink): string {
  const head = JSON.stringify([link.seq, link.stream, link.version, link.type, link.recordedAt, link.actor]);
  return hash("sha256", previousHash + head + link.body);
}
