/** Why a PIN is tried first by whoever guesses. */
export type PinPlainness = "repeats" | "counts" | "mirrors";

/**
 * Whether a PIN is one that everybody thinks of: `777777`, `121212` and `123123` repeat themselves; `123456`,
 * `654321`, `246802` and `112233` count; `123321` mirrors itself. `null`: it is none of these.
 */
export function plainnessOfPin(pin: string): PinPlainness | null {
  for (let length = 1; length <= pin.length / 2; length++) {
    if (pin === pin.slice(0, length).repeat(pin.length / length)) return "repeats";
  }
  if (isCounting(pin) || isCounting(pin.replaceAll(/(.)\1+/g, "$1"))) return "counts";
  return pin === [...pin].toReversed().join("") ? "mirrors" : null;
}

/** Up or down by the same step, from 9 on to 0. */
function isCounting(digits: string): boolean {
  const steps = [...digits].slice(1).map((digit, index) => (Number(digit) - Number(digits[index]) + 10) % 10);
  return steps.every((step) => step === steps[0]);
}
