/** Ends every switch over a closed union: a case that was forgotten does not compile, and fails loudly at run time. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
