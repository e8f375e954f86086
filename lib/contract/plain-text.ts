import { z } from "zod";

/**
 * A name as someone else gives it: whole characters only. A control character or half a surrogate pair would
 * be shown as nothing, or not be what was hashed.
 */
export function plainText(longest: number) {
  return z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cs}]+$/u, "control characters and broken characters are not taken");
}
