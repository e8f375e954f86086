import type { Instant } from "./instant.ts";

/** Where time comes from. The server injects one; tests step one by hand; the demo's may run ahead. */
export interface Clock {
  now(): Instant;
  /** Server milliseconds per real millisecond. */
  readonly rate: number;
}
