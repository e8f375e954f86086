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
}

/** One entry of the desk: the body of the request, and when it is, or was, entered. */
export interface DeskEntry {
  readonly at: number;
  readonly kind: "enrol" | "change" | "furtherInfusion" | "record";
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
};

/** What was known of a subject after each of its entries, in order. */
export function factsOver(entries: readonly DeskEntry[]): readonly DatedFacts[] {
  let facts = NOBODY;
  return entries.map((entry) => {
    const body = { ...entry.body };
    if (entry.kind === "furtherInfusion") {
      facts = { ...facts, infusions: [...facts.infusions, furtherSpell(body)] };
    } else if (entry.kind === "record") {
      facts = { ...facts, biomarkers: new Set([...facts.biomarkers, ...biomarkersIn(body)]) };
    } else {
      facts = after(facts, body);
    }
    return { at: entry.at, facts };
  });
}

/** The facts as they were known at a moment; `null` before the enrolment. */
export function factsAt(over: readonly DatedFacts[], now: number): Facts | null {
  return over.findLast(({ at }) => at <= now)?.facts ?? null;
}

function after(facts: Facts, body: Body): Facts {
  return {
    sex: typeof body.sex === "string" ? body.sex : facts.sex,
    heightCm: numberIn(body, "height_cm", facts.heightCm),
    weightKg: numberIn(body, "weight_kg", facts.weightKg),
    bed: body.bed === null || typeof body.bed === "string" ? body.bed : facts.bed,
    ventilation: spellsAfter(facts.ventilation, body, "ventilation"),
    infusions: spellsAfter(facts.infusions, body, "infusion"),
    biomarkers: facts.biomarkers,
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

function biomarkersIn({ entries }: Body): readonly string[] {
  const list: readonly unknown[] = Array.isArray(entries) ? entries : [];
  return list.flatMap((entry) => {
    const { fact } = entry as { readonly fact: Body };
    return fact.kind === "biomarker" ? [`${fact.analyte} ${fact.matrix} ${fact.study_day}`] : [];
  });
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
