import { type Instant, toIso } from "#lib/units/instant.ts";
import { staysInBed } from "../roster.ts";
import type { Stay } from "../stay.ts";
import type { World } from "../world.ts";
import type { DeskEntry } from "./known-facts.fixture.ts";
import { HOUR, MINUTE } from "./sight.fixture.ts";
import type { SentReading, WardScript } from "./ward-program.fixture.ts";

type Figure = readonly [parameter: string, value: number, unit: string];

const SUPPORT_BEFORE: readonly Figure[] = [
  ["peep", 8, "cm[H2O]"],
  ["fio2", 0.4, "1"],
];
const SUPPORT_RISEN: readonly Figure[] = [
  ["peep", 16, "cm[H2O]"],
  ["fio2", 0.8, "1"],
];

/** What the simulated ward never does by itself, so that every line of the alert table is met. */
export function wardScript(world: World): WardScript {
  const stay = (bed: string, subject: string): Stay => {
    for (const one of staysInBed(world, bed)) if (one.subject === subject) return one;
    throw new Error(`${subject} never lies in bed ${bed}`);
  };
  const [vasopressors, epinephrine, third] = [stay("5", "S-012"), stay("6", "S-010"), stay("18", "S-020")];
  const [fever, edge, reintubated] = [stay("12", "S-016"), stay("9", "S-034"), stay("9", "S-007")];
  const [late, again, corrected] = [stay("3", "S-011"), stay("11", "S-015"), stay("7", "S-013")];
  const extubatedAt = reintubated.extubatedAt ?? 0;
  const secondBag = startOf(late) + 6 * 24 * HOUR;
  return {
    readings: [
      // A vasopressor over its threshold, at it, and over it when the window has closed.
      ...charted(vasopressors, 1.5, [["norepinephrine", 12, "ug/min"]]),
      ...charted(epinephrine, 2, [["epinephrine", 0.12, "ug/kg/min"]]),
      ...charted(epinephrine, 3, [["epinephrine", 0.05, "ug/kg/min"]]),
      ...charted(epinephrine, 3.1, [["epinephrine", 0.15, "ug/kg/min"]]),
      ...charted(epinephrine, 4, [["epinephrine", 0, "ug/kg/min"]]),
      ...charted(edge, 5.9, [["phenylephrine", 100, "ug/min"]]),
      ...charted(edge, 6.5, [["phenylephrine", 0, "ug/min"]]),
      ...charted(again, 6.2, [["phenylephrine", 150, "ug/min"]]),
      // Two more vasopressors beside the one that runs.
      ...charted(third, 1, [["norepinephrine", 4, "ug/min"]]),
      ...charted(third, 2, [["phenylephrine", 20, "ug/min"]]),
      ...charted(third, 3, [["dopamine", 3, "ug/kg/min"]]),
      ...charted(third, 5, [["dopamine", 0, "ug/kg/min"]]),
      ...charted(fever, -2, [["temperature", 37, "Cel"]]),
      ...charted(fever, 2, [["temperature", 38.6, "Cel"]]),
      ...charted(fever, 4.5, [["temperature", 37.6, "Cel"]]),
      // Large breaths: one alone says nothing, two do.
      ...charted(edge, 30.1, [["tidal_volume", 640, "mL"]]),
      ...charted(edge, 52.1, [["tidal_volume", 640, "mL"]]),
      ...charted(edge, 52.2, [["tidal_volume", 650, "mL"]]),
      // A plateau below PEEP, at its limit, and just above it.
      ...charted(edge, 75.2, [["plateau_pressure", 5.5, "cm[H2O]"]]),
      ...charted(fever, 28.3, [["plateau_pressure", 30, "cm[H2O]"]]),
      ...charted(again, 28.3, [["plateau_pressure", 30.04, "cm[H2O]"]]),
      // Stiff lungs, once by far and once by a little more than a fifth, which the next must confirm.
      ...charted(third, 40.2, [
        ["plateau_pressure", 44, "cm[H2O]"],
        ["tidal_volume", 380, "mL"],
      ]),
      ...charted(fever, 50.2, [["plateau_pressure", 95, "cm[H2O]"]]),
      // Too late to sound; late, but in time; and two that contradict each other.
      ...charted(late, 60.2, [["plateau_pressure", 41, "cm[H2O]"]], 3 * HOUR),
      ...charted(again, 60.2, [["plateau_pressure", 34, "cm[H2O]"]], 50 * MINUTE),
      ...charted(vasopressors, 40.3, [["plateau_pressure", 36, "cm[H2O]"]]),
      ...charted(vasopressors, 40.3, [["plateau_pressure", 26, "cm[H2O]"]], 30 * MINUTE),
      // After a second bag: a rise of its own window.
      ...charted(late, 6 * 24 + 2, [["peep", 24, "cm[H2O]"]]),
      // Measured within the 24 hours, entered after them.
      ...charted(third, 23.95, [["peep", 24, "cm[H2O]"]], 12 * MINUTE),
      ...chartedAt(reintubated, extubatedAt + 7 * HOUR, [["peep", 12, "cm[H2O]"]]),
      // Extubated while support stands risen after a further bag.
      ...chartedAt(reintubated, extubatedAt - 95 * MINUTE, SUPPORT_BEFORE),
      ...chartedAt(reintubated, extubatedAt - 30 * MINUTE, SUPPORT_RISEN),
    ],
    entries: [
      change(reintubated, extubatedAt + 6.5 * HOUR, {
        ventilation_started_at: iso(extubatedAt + 6.4 * HOUR),
      }),
      {
        at: extubatedAt - 88 * MINUTE,
        kind: "furtherInfusion",
        subject: reintubated.subject,
        body: { started_at: iso(extubatedAt - 90 * MINUTE), ended_at: null },
      },
      change(reintubated, extubatedAt - 40 * MINUTE, { infusion_ended_at: iso(extubatedAt - 45 * MINUTE) }),
      // Discharged by the record, in a bed that nobody frees, while PEEP is overdue.
      {
        at: extubatedAt + 9 * HOUR,
        kind: "record",
        subject: reintubated.subject,
        body: {
          entries: [
            {
              fact: {
                kind: "discharge",
                at: iso(extubatedAt + 9 * HOUR - 10 * MINUTE),
                to: "other_hospital",
                off_ventilator: null,
              },
            },
          ],
        },
      },
      // The bag was hung earlier than was said: its window is another one.
      change(corrected, startOf(corrected) + 3 * HOUR, {
        infusion_started_at: iso(startOf(corrected) - 20 * MINUTE),
      }),
      change(edge, startOf(edge) + 24 * HOUR, { bed: "31" }),
      change(edge, startOf(edge) + 30 * HOUR, { bed: edge.bed }),
      {
        at: secondBag + 2 * MINUTE,
        kind: "furtherInfusion",
        subject: late.subject,
        body: { started_at: iso(secondBag) },
      },
      // What people enter: at its time and at the end of it, after it, twice, and when the window is over.
      event(edge, 2, "A1", 4 * MINUTE),
      event(edge, 2, "A2", 8 * MINUTE),
      event(again, 6, "A2", 12 * MINUTE),
      event(again, 6.5, "A1", 12 * MINUTE),
      event(vasopressors, 1, "T1", 6 * MINUTE),
      event(vasopressors, 23.9, "D2", 4 * MINUTE),
      event(third, 22, "D1", 30 * MINUTE),
      event(fever, 20, "D1", 4.5 * HOUR),
      change(late, secondBag + 50 * MINUTE, { infusion_ended_at: iso(secondBag + 45 * MINUTE) }),
    ],
    retime: (entry) => {
      if (!("infusion_ended_at" in entry.body)) return entry;
      // Somebody forgets to say that the bag is empty.
      if (entry.subject === vasopressors.subject) return { ...entry, at: entry.at + 40 * MINUTE };
      if (entry.subject === epinephrine.subject) return { ...entry, at: entry.at + 110 * MINUTE };
      return entry;
    },
  };
}

function startOf({ infusionAt, subject }: Stay): number {
  if (infusionAt === null) throw new Error(`${subject} is not infused`);
  return infusionAt;
}

/** Entered by hand, hours after the infusion of a stay; known some time later. */
function charted(
  stay: Stay,
  hours: number,
  figures: readonly Figure[],
  laterMs = MINUTE,
): readonly SentReading[] {
  return chartedAt(stay, Math.round(startOf(stay) + hours * HOUR), figures, laterMs);
}

function chartedAt(
  { subject }: Stay,
  at: number,
  figures: readonly Figure[],
  laterMs = MINUTE,
): readonly SentReading[] {
  return figures.map(([parameter, value, unit]) => ({
    sendAt: at + laterMs,
    reading: { subject, parameter, value, unit, observed_at: iso(at), source: "chart" },
  }));
}

/** Entered by a nurse some time after its onset, which is hours after the infusion of a stay. */
function event(stay: Stay, hours: number, name: string, laterMs: number): DeskEntry {
  const onset = Math.round(startOf(stay) + hours * HOUR);
  const body = { event: name, term: `${name} seen at the bedside`, onset: iso(onset) };
  return { at: onset + laterMs, kind: "event", subject: stay.subject, body };
}

function change({ subject }: Stay, at: number, body: object): DeskEntry {
  return { at, kind: "change", subject, body };
}

function iso(at: number): string {
  return toIso(Math.round(at) as Instant);
}
