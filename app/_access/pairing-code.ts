const LENGTH = 6;

/** A pairing code while it is typed, as the wall shows it: `k7p2qx` becomes `K7P-2QX`. */
export function formatPairingCode(typed: string): string {
  const plain = plainCode(typed);
  return plain.length > LENGTH / 2 ? `${plain.slice(0, LENGTH / 2)}-${plain.slice(LENGTH / 2)}` : plain;
}

/** Whether a code is all there. */
export function isWholePairingCode(typed: string): boolean {
  return plainCode(typed).length === LENGTH;
}

function plainCode(typed: string): string {
  return typed
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, "")
    .slice(0, LENGTH);
}
