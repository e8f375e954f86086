import { hash, randomBytes } from "node:crypto";

/** A secret that nobody guesses, safe in an address: 32 characters, 192 bits. */
export function newSecret(): string {
  return randomBytes(24).toString("base64url");
}

/** What is kept of a secret. It needs no salt: it is as long as its hash is strong. */
export function hashOf(secret: string): string {
  return hash("sha256", secret, "base64");
}
