/** Settles everything that chance does. */
export type Seed = string | number;

/** A source of chance that a seed settles for ever: no clock, no `Math.random`. */
export interface Chance {
  /** In [0, 1). */
  uniform(): number;
  between(low: number, high: number): number;
  /** A whole number, both ends included. */
  integer(low: number, high: number): number;
  /** From the normal distribution, cut at three deviations: a ward has no one-in-a-million noise. */
  normal(mean: number, deviation: number): number;
  /** True with this probability. */
  happens(probability: number): boolean;
}

/**
 * The stream that belongs to a seed and a name ("S-014", hour 17, "plateau" …). Naming streams, instead of
 * drawing everything from one, keeps each patient's week the same whatever happens to the others.
 */
export function chanceOf(...name: readonly (string | number)[]): Chance {
  const next = sfc32(fourWords(name.join("\u001f")));
  const between = (low: number, high: number) => low + (high - low) * next();
  return {
    uniform: next,
    between,
    integer: (low, high) => low + Math.floor(next() * (high - low + 1)),
    normal: (mean, deviation) => {
      // Box and Muller 1958; 1 − u keeps the logarithm away from 0.
      const deviate = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return mean + deviation * Math.max(-3, Math.min(3, deviate));
    },
    happens: (probability) => next() < probability,
  };
}

/** Chris Doty-Humphrey's small fast counter generator (PractRand), 32 bits at a time. */
function sfc32([first, second, third, counter]: readonly [number, number, number, number]): () => number {
  let a = first | 0;
  let b = second | 0;
  let c = third | 0;
  let d = counter | 0;
  const next = () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 12; round++) next();
  return next;
}

/** Four words that differ wherever two names differ: FNV-1a from four bases, each stirred at the end. */
function fourWords(name: string): readonly [number, number, number, number] {
  return [word(name, 0x811c9dc5), word(name, 0x9e3779b9), word(name, 0x85ebca6b), word(name, 0xc2b2ae35)];
}

function word(name: string, basis: number): number {
  let hash = basis | 0;
  for (let place = 0; place < name.length; place++) {
    hash = Math.imul(hash ^ name.charCodeAt(place), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return hash ^ (hash >>> 16);
}
