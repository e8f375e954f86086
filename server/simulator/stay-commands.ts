import type { EnterFactsRequest } from "#lib/contract/record.ts";
import type { ChangeSubjectRequest, EnrolRequest } from "#lib/contract/subjects.ts";
import { type Instant, MINUTE, toIso } from "#lib/units/instant.ts";
import { clocksOf, laboratoryDays } from "./laboratory.ts";
import { screeningRounds } from "./screening.ts";
import type { Stay } from "./stay.ts";
import type { World } from "./world.ts";

/** What the ward's desk tells Ventwall, and when (epoch milliseconds). */
export type WardCommand =
  | { readonly at: number; readonly kind: "enrol"; readonly request: EnrolRequest }
  | {
      readonly at: number;
      readonly kind: "change";
      readonly subject: string;
      readonly request: ChangeSubjectRequest;
    }
  | {
      readonly at: number;
      readonly kind: "record";
      readonly subject: string;
      readonly request: EnterFactsRequest;
    };

const INFUSION_LASTS = 45 * MINUTE;

/** Everything that is entered about a stay apart from readings, in order. */
export function commandsOf(stay: Stay, world: Pick<World, "seed" | "calendar">): readonly WardCommand[] {
  const { subject, infusionAt, infusionPlannedAt, extubatedAt, leavesAt } = stay;
  const commands: WardCommand[] = [
    {
      at: Math.max(stay.arrivesAt, stay.ventilatedFrom),
      kind: "enrol",
      request: {
        subject,
        bed: stay.bed,
        sex: stay.sex,
        height_cm: stay.heightCm,
        weight_kg: stay.weightKg,
        group: "UCMSC",
        enrolled_at: iso(stay.arrivesAt),
        ...clocksOf(stay, world.seed),
        ventilation_started_at: iso(stay.ventilatedFrom),
        ...(infusionPlannedAt === null ? {} : { infusion_planned_at: iso(infusionPlannedAt) }),
      },
    },
  ];
  for (const { at, request } of screeningRounds(stay, world)) {
    commands.push({ at, kind: "record", subject, request });
  }
  const change = (at: number, request: ChangeSubjectRequest) =>
    commands.push({ at, kind: "change", subject, request });
  if (infusionAt !== null && infusionAt < leavesAt) {
    change(infusionAt + 2 * MINUTE, { infusion_started_at: iso(infusionAt) });
    const endsAt = infusionAt + INFUSION_LASTS;
    change(endsAt + 3 * MINUTE, { infusion_ended_at: iso(endsAt) });
  }
  for (const { at, facts } of laboratoryDays(stay, world)) {
    const entries = facts.map((fact) => ({ fact, expected_version: 0 }));
    commands.push({ at, kind: "record", subject, request: { entries } });
  }
  if (extubatedAt !== null && extubatedAt < leavesAt) {
    change(extubatedAt + 3 * MINUTE, { ventilation_ended_at: iso(extubatedAt) });
    change(leavesAt, { bed: null });
  } else {
    change(leavesAt, { ventilation_ended_at: iso(leavesAt), bed: null });
  }
  return commands;
}

function iso(at: number): string {
  return toIso(Math.round(at) as Instant);
}
