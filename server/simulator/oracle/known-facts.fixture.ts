/** `[from, to)`; `to` is `null` while it lasts. Epoch milliseconds. */
export interface Spell {
  readonly from: number;
  readonly to: number | null;
}

/** What the desk has said of a subject up to some moment. */
export interface Facts {
  readonly sex: string;
  readonly heightCm: number | null;
  readonly weightKg: number | null;
  readonly bed: string | null;
  readonly ventilation: readonly Spell[];
  readonly infusions: readonly Spell[];
  /** Biomarkers with a result or a reason why there is none: `il_6 plasma 3`. */
  readonly biomarkers: ReadonlySet<string>;
  /** Events of an infusion's window that somebody entered, in the order of their entry. */
  readonly events: readonly EnteredEvent[];
  /** The rejected readings that somebody has answered for, by `nameOfReading`. */
  readonly answered: ReadonlySet<string>;
}

/** An event of domain.md's prescribed list, such as `A1`. Epoch milliseconds. */
export interface EnteredEvent {
  readonly event: string;
  readonly onset: number;
}

/** What tells a rejected reading of a subject apart from its others. */
export function nameOfReading(parameter: string, observedAt: number): string {
  return `${parameter} ${observedAt}`;
}

/** One entry of the desk: the body of the request, and when it is, or was, entered. */
export interface DeskEntry {
  readonly at: number;
  readonly kind: "enrol" | "change" | "furtherInfusion" | "record" | "event" | "answer";
  readonly subject: string;
  readonly body: object;
}

/** Facts from an instant on. */
export interface DatedFacts {
  readonly at: number;
  readonly facts: Facts;
}

type Body = Readonly<Record<string, unknown>>;

const NOBODY: Facts = {
  sex: "unknown",
  heightCm: null,
  weightKg: null,
  bed: null,
  ventilation: [],
  infusions: [],
  biomarkers: new Set(),
  events: [],
  answered: new Set(),
};

/** What was known of a subject after each of its entries, in order. */
export function factsOver(entries: readonly DeskEntry[]): readonly DatedFacts[] {
  let facts = NOBODY;
  return entries.map((entry) => {
    const body = { ...entry.body };
    facts = afterEntry(facts, entry.kind, body);
    return { at: entry.at, facts };
  });
}

function afterEntry(facts: Facts, kind: DeskEntry["kind"], body: Body): Facts {
  switch (kind) {
    case "furtherInfusion":
      return { ...facts, infusions: [...facts.infusions, furtherSpell(body)] };
    case "record":
      return {
        ...facts,
        // Discharge ends all, whoever has or has not freed the bed.
        bed: kindsIn(body).includes("discharge") ? null : facts.bed,
        biomarkers: new Set([...facts.biomarkers, ...biomarkersIn(body)]),
      };
    case "event": {
      const entered = { event: String(body.event), onset: timeIn(body, "onset") ?? Number.NaN };
      return { ...facts, events: [...facts.events, entered] };
    }
    case "answer": {
      const observedAt = timeIn(body, "observed_at") ?? Number.NaN;
      const answered = nameOfReading(String(body.parameter), observedAt);
      return { ...facts, answered: new Set([...facts.answered, answered]) };
    }
    case "enrol":
    case "change":
      return after(facts, body);
  }
}

/** The facts as they were known at a moment; `null` before the enrolment. */
export function factsAt(over: readonly DatedFacts[], now: number): Facts | null {
  return over.findLast(({ at }) => at <= now)?.facts ?? null;
}

function after(facts: Facts, body: Body): Facts {
  return {
    ...facts,
    sex: typeof body.sex === "string" ? body.sex : facts.sex,
    heightCm: numberIn(body, "height_cm", facts.heightCm),
    weightKg: numberIn(body, "weight_kg", facts.weightKg),
    bed: body.bed === null || typeof body.bed === "string" ? body.bed : facts.bed,
    ventilation: spellsAfter(facts.ventilation, body, "ventilation"),
    infusions: spellsAfter(facts.infusions, body, "infusion"),
  };
}

/** A start later than the last end begins another spell, otherwise it corrects the latest one. */
function spellsAfter(
  spells: readonly Spell[],
  body: Body,
  what: "ventilation" | "infusion",
): readonly Spell[] {
  let after = [...spells];
  const startedAt = timeIn(body, `${what}_started_at`);
  const endedAt = timeIn(body, `${what}_ended_at`);
  if (startedAt !== null) {
    const last = after.at(-1);
    const another = last === undefined || (last.to !== null && startedAt > last.to);
    after = another
      ? [...after, { from: startedAt, to: null }]
      : [...after.slice(0, -1), { ...last, from: startedAt }];
  }
  const last = after.at(-1);
  if (endedAt !== null && last !== undefined) after = [...after.slice(0, -1), { ...last, to: endedAt }];
  return after;
}

function biomarkersIn(body: Body): readonly string[] {
  return factsIn(body).flatMap((fact) =>
    fact.kind === "biomarker" ? [`${fact.analyte} ${fact.matrix} ${fact.study_day}`] : [],
  );
}

function kindsIn(body: Body): readonly unknown[] {
  return factsIn(body).map(({ kind }) => kind);
}

function factsIn({ entries }: Body): readonly Body[] {
  const list: readonly unknown[] = Array.isArray(entries) ? entries : [];
  return list.map((entry) => (entry as { readonly fact: Body }).fact);
}

function furtherSpell(body: Body): Spell {
  return { from: timeIn(body, "started_at") ?? Number.NaN, to: timeIn(body, "ended_at") };
}

function timeIn(body: Body, key: string): number | null {
  const value = body[key];
  return typeof value === "string" ? Date.parse(value) : null;
}

function numberIn(body: Body, key: string, before: number | null): number | null {
  const value = body[key];
  return value === undefined ? before : typeof value === "number" ? value : null;
}
