import { nextStay } from "./next-stay.ts";
import { openingStays } from "./opening-scene.ts";
import type { Stay } from "./stay.ts";
import { WARD_BEDS, type World } from "./world.ts";

/** Everyone who lies in one bed, one after the other, for ever. */
export function* staysInBed(world: World, bed: string): Generator<Stay, never> {
  const opening = openingStays(world).filter((stay) => stay.bed === bed);
  let last: Stay | undefined;
  for (const stay of opening) {
    last = stay;
    yield stay;
  }
  if (last === undefined) throw new Error(`nobody was cast for bed ${bed}`);
  for (let generation = 0; ; generation++) {
    last = nextStay(world, last, generation);
    yield last;
  }
}

/** Who lies in the ward at an instant, in the order of the beds. */
export function staysAt(world: World, at: number): readonly Stay[] {
  const present: Stay[] = [];
  for (const bed of WARD_BEDS) {
    for (const stay of staysInBed(world, bed)) {
      if (stay.arrivesAt > at) break;
      if (at < stay.leavesAt) {
        present.push(stay);
        break;
      }
    }
  }
  return present;
}
