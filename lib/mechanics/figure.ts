/** A figure that was worked out, or why it could not be: absent is never zero. */
export type Figure<Value extends number, Reason extends string> =
  | { readonly value: Value }
  | { readonly value: null; readonly reason: Reason };
