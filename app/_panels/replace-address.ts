/**
 * Puts what is shown into the address without asking the server for the page again: next to a key press, a
 * round trip would be felt, and a key pressed meanwhile would act on what is no longer there.
 */
export function replaceAddress(path: string, query: URLSearchParams): void {
  window.history.replaceState(null, "", query.size === 0 ? path : `${path}?${query}`);
}
