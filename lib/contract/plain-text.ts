import { z } from "zod";

/**
 * A name as someone else gives it: whole, visible characters only. A control character, one that turns the
 * direction of writing, or half a surrogate pair would be shown as nothing or as another name, or not be what was
 * hashed.
 */
export function plainText(longest: number) {
  return z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cf}\p{Cs}]+$/u, "control characters, invisible and broken ones are not taken")
    .regex(/\S/, "spaces alone are no text");
}

/** Text of several lines, of visible characters only. */
export function plainLines(longest: number) {
  return z
    .string()
    .max(longest)
    .regex(
      /^(?:[^\p{Cc}\p{Cf}\p{Cs}]|[\n\r\t])*$/u,
      "control characters, invisible and broken ones are not taken",
    );
}
