/**
 * Actors of the logs, and sources of readings, that no program and no wall may be called after: whatever one of
 * those did would read as the server's own doing.
 */
const RESERVED_NAMES = ["ventwall", "terminal", "nobody", "many", "hospital", "demo", "simulator"] as const;

/** Whether a name is one of the server's own, however it is written. */
export function isReservedName(name: string): boolean {
  const plain = name.normalize("NFKC").trim().toLowerCase();
  return RESERVED_NAMES.some((reserved) => reserved === plain);
}
