import { openingStays } from "./opening-scene.ts";
import { commandsOf, type WardCommand } from "./stay-commands.ts";
import { WARD_BEDS, type World } from "./world.ts";

/**
 * Gives the room its order. A bed takes its place when somebody is first put into it (contract.md), and
 * patients do not arrive in the order of beds: so one of the first, who leaves before anyone watches, is
 * wheeled past every bed.
 */
export function roomOpening(world: World): readonly WardCommand[] {
  const first = openingStays(world)
    .filter((stay) => stay.arrivesAt <= world.start)
    .sort((a, b) => a.leavesAt - b.leavesAt)[0];
  const enrolment = first === undefined ? undefined : commandsOf(first, world)[0];
  if (first === undefined || enrolment?.kind !== "enrol") return [];
  const [door, ...others] = WARD_BEDS;
  const at = world.start;
  return [
    { at, kind: "enrol", request: { ...enrolment.request, bed: door } },
    ...[...others, first.bed].map(
      (bed): WardCommand => ({ at, kind: "change", subject: first.subject, request: { bed } }),
    ),
  ];
}
