import type { Adjudication, Round } from "../../log/adjudication.ts";
import type { AdverseEvent } from "../../log/adverse-event-record.ts";
import type { InfusionRecord } from "../../log/infusion-record.ts";
import type { Preparation } from "../../study/preparation.ts";
import type { Instant } from "../../units/instant.ts";
import type { Correction } from "../../ventilation/correction-reason.ts";
import type { TimeWriter } from "../site-time.ts";
import type { OdmAudit, OdmChange } from "./odm-change.ts";

type Items = OdmChange["items"];
type Version = Pick<OdmChange, "transaction" | "items" | "audit">;
type Deed = Pick<OdmAudit, "by" | "at">;

/** Why something was changed, in the words of a file; `null`: nobody was asked. */
export function odmReason(correction: Correction | null): string | null {
  if (correction === null) return null;
  return correction.text === null ? correction.reasonCode : `${correction.reasonCode}: ${correction.text}`;
}

/** Every version of an adverse event; a voided one is removed. */
export function adverseEventChanges(one: AdverseEvent, write: TimeWriter): readonly OdmChange[] {
  const { adverseEvent, earlier, facts, recorded, voided } = one;
  const time = (at: Instant | null): string | null => (at === null ? null : write(at));
  const itemsOf = (said: AdverseEvent["facts"]): Items => ({
    candidate: said.candidate,
    term: said.term,
    codedTerm: said.codedTerm,
    organClass: said.organClass,
    onset: write(said.onset),
    ended: time(said.ended),
    grade: said.grade,
    seriousness: said.seriousness.join(";") || null,
    causality: said.causality,
    toProduct: said.toProduct,
    toProcedure: said.toProcedure,
    expectedness: said.expectedness,
    action: said.action,
    outcome: said.outcome,
    awareAt: write(said.awareAt),
    reporter: said.reporter,
    narrative: said.narrative,
  });
  const versions: Version[] = [...earlier.map((before) => before.facts), facts].map((said, index) => {
    const change = earlier[index - 1] ?? null;
    return {
      transaction: index === 0 ? "Insert" : "Update",
      items: itemsOf(said),
      audit: auditOf(change?.corrected ?? recorded, odmReason(change)),
    };
  });
  if (voided !== null) {
    versions.push({ transaction: "Remove", items: {}, audit: auditOf(voided, odmReason(voided)) });
  }
  return versions.map((version) => place("ADVERSE_EVENT", adverseEvent, version));
}

/** The reports of an adverse event, by kind: another one of a kind replaces what stood. */
export function reportChanges(one: AdverseEvent, write: TimeWriter): readonly (readonly OdmChange[])[] {
  const { adverseEvent, reports } = one;
  return [...Map.groupBy(reports, ({ report }) => report)].map(([report, entered]) =>
    entered.map(({ at, entered: deed, reason }, index) =>
      place("SAFETY_REPORT", `${adverseEvent}.${report}`, {
        transaction: index === 0 ? "Insert" : "Update",
        items: { adverseEvent, report, at: write(at) },
        audit: auditOf(deed, odmReason(reason)),
      }),
    ),
  );
}

/** What people said of a candidate, round by round: the verdict, the opinion of it, and that it is judged anew. */
export function adjudicationChanges({ candidate, rounds }: Adjudication): readonly (readonly OdmChange[])[] {
  return rounds.map((round, index) =>
    roundVersions(round, { candidate, round: index + 1 }).map((version) =>
      place("ADJUDICATION", `${candidate}.${index + 1}`, version),
    ),
  );
}

function roundVersions({ investigator, consultant, reopened }: Round, of: Items): readonly Version[] {
  const { verdict, confirmedAs, rationale } = investigator;
  const judged = { ...of, verdict, confirmedAs, rationale };
  const versions: Version[] = [{ transaction: "Insert", items: judged, audit: auditOf(investigator, null) }];
  let items: Items = judged;
  if (consultant !== null) {
    items = { ...items, opinion: consultant.opinion, opinionRationale: consultant.rationale };
    versions.push({ transaction: "Update", items, audit: auditOf(consultant, null) });
  }
  if (reopened !== null) {
    items = { ...items, reopened: "true" };
    versions.push({ transaction: "Update", items, audit: auditOf(reopened, odmReason(reopened)) });
  }
  return versions;
}

/** What was prepared for an infusion, in every version, its check by a second person, and that it was discarded. */
export function preparationChanges(record: InfusionRecord, write: TimeWriter): readonly OdmChange[] {
  const { infusion, preparation, prepared, earlier, checked, discarded } = record;
  const all = [...earlier, { preparation, prepared, reason: null }];
  const versions: Version[] = all.map((one, index) => ({
    transaction: index === 0 ? "Insert" : "Update",
    items: preparedItems(one.preparation, write),
    audit: auditOf(one.prepared, earlier[index - 1]?.reason ?? null),
  }));
  let items = preparedItems(preparation, write);
  if (checked !== null) {
    items = { ...items, checkedAt: write(checked.at) };
    versions.push({ transaction: "Update", items, audit: auditOf(checked, null) });
  }
  if (discarded !== null) {
    items = { ...items, discardedAt: write(discarded.at) };
    versions.push({ transaction: "Update", items, audit: auditOf(discarded, discarded.reason) });
  }
  return versions.map((version) => place("PREPARATION", String(infusion), version));
}

function preparedItems(preparation: Preparation, write: TimeWriter): Items {
  const { bags: _, expiresAt, ...items } = preparation;
  return { ...items, expiresAt: write(expiresAt) };
}

/** The bags of an infusion as they stand; who began and ended each is in the log. */
export function* bagChanges(record: InfusionRecord, write: TimeWriter): Generator<OdmChange> {
  const { infusion, preparation, bags } = record;
  const time = (at: Instant | null | undefined): string | null => (at == null ? null : write(at));
  for (const [index, { label, volumeMl, cells }] of preparation.bags.entries()) {
    const given = bags[index];
    yield place("BAG", `${infusion}.${index + 1}`, {
      transaction: "Insert",
      items: {
        infusion,
        label,
        volumeMl,
        cells,
        startedAt: time(given?.startedAt),
        endedAt: time(given?.endedAt),
        givenMl: given?.givenMl ?? null,
      },
      audit: null,
    });
  }
}

function auditOf({ by, at }: Deed, reason: string | null): OdmAudit {
  return { by, at, reason };
}

function place(group: string, groupKey: string, version: Version): OdmChange {
  return { event: "RECORD", eventKey: null, group, groupKey, ...version };
}
