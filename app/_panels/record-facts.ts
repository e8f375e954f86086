import type { SiteFormat } from "#app/_format/site-format.ts";
import { fromSiteInput, toSiteInput } from "#app/_format/site-time-input.ts";
import type { FactView, SubjectRecordView, VersionView } from "#lib/projections/record-view.ts";
import type { Instant } from "#lib/units/instant.ts";

/** What every part of a record is given. */
export interface RecordPartProps {
  readonly view: SubjectRecordView;
  readonly format: SiteFormat;
  readonly mayEdit: boolean;
}

/** A fact of a kind with the name of its record and all its versions. */
export interface KnownFact<Kind extends FactView["kind"]> {
  readonly record: string;
  readonly versions: readonly VersionView<FactView>[];
  /** What stands; `null`: it is void. */
  readonly fact: Extract<FactView, { kind: Kind }> | null;
  readonly version: number;
}

/** Every fact of a kind, void ones included, in the order in which they were first entered. */
export function factsOfKind<Kind extends FactView["kind"]>(
  view: SubjectRecordView,
  kind: Kind,
): readonly KnownFact<Kind>[] {
  return view.facts
    .filter(({ versions }) => versions.some(({ value }) => value?.kind === kind))
    .map(({ record, versions }) => ({
      record,
      versions,
      fact: (versions.at(-1)?.value ?? null) as Extract<FactView, { kind: Kind }> | null,
      version: versions.at(-1)?.version ?? 0,
    }));
}

/** The only fact of a record's name; `null`: it was never entered. */
export function factNamed<Kind extends FactView["kind"]>(
  view: SubjectRecordView,
  kind: Kind,
  record: string,
): KnownFact<Kind> | null {
  return factsOfKind(view, kind).find((one) => one.record === record) ?? null;
}

/** A time on the wire as a field of date and time holds it; empty for none. */
export function asInput(time: string | null | undefined, timeZone: string): string {
  return time === null || time === undefined ? "" : toSiteInput(Date.parse(time) as Instant, timeZone);
}

/**
 * What a field of date and time says, on the wire; `null`: nothing. One that was not touched says what stood there,
 * to the millisecond.
 */
export function timeTyped(typed: string, before: string | null | undefined, timeZone: string): string | null {
  if (before !== null && before !== undefined && typed === asInput(before, timeZone)) return before;
  return fromSiteInput(typed, timeZone);
}
