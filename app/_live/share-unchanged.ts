/**
 * The new object with the old one's parts wherever they say the same, so that who depends on a part can tell by
 * its identity that it has not changed: a chart is not drawn again because an age was. The old object itself if
 * nothing differs. For plain data as it comes off the wire.
 */
export function shareUnchanged<T extends object>(old: T | undefined, next: T): T {
  if (old === undefined) return next;
  let isSame = true;
  const shared = { ...next };
  for (const key of Object.keys(next) as (keyof T)[]) {
    if (old[key] === next[key]) continue;
    if (JSON.stringify(old[key]) === JSON.stringify(next[key])) shared[key] = old[key];
    else isSame = false;
  }
  return isSame && Object.keys(old).length === Object.keys(next).length ? old : shared;
}
