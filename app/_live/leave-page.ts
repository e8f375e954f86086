/** A page that is left for another is not loaded anew on top of that, unless the other never comes. */
const GIVE_UP_AFTER_MS = 10_000;

let leftAt = Number.NEGATIVE_INFINITY;

/** Opens another page in this one's place, as after signing out. */
export function leaveFor(path: string): void {
  leftAt = performance.now();
  window.location.assign(path);
}

/** Whether another page is on its way in this one's place. */
export function isBeingLeft(): boolean {
  return performance.now() - leftAt < GIVE_UP_AFTER_MS;
}

/** Loads this page again: what may be seen here has changed. */
export function reloadPage(): void {
  if (!isBeingLeft()) window.location.reload();
}
