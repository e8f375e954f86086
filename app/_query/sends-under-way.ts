const underWay = new Set<Promise<unknown>>();

/** Counts a request as under way until it is answered. */
export function whileUnderWay<T>(send: Promise<T>): Promise<T> {
  underWay.add(send);
  const end = (): void => void underWay.delete(send);
  send.then(end, end);
  return send;
}

/**
 * Once everything that is under way now is answered. An answer may bring a new session's cookie, as a changed
 * password's does: until it is here, the server does not know the page, and to leave would lose the answer.
 */
export async function sendsAnswered(): Promise<void> {
  await Promise.allSettled(underWay);
}
