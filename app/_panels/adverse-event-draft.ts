import { fromSiteInputAfter, toSiteInput } from "#app/_format/site-time-input.ts";
import { filled, siteTime, siteTimeOrNone } from "#app/_forms/rules.ts";
import type { AdverseEventView, CaseView } from "#lib/projections/events-view.ts";
import type { Instant } from "#lib/units/instant.ts";
import { NO_REASON, REASON_RULES, reasonBody } from "./reason-fields.tsx";
import { NOT_SERIOUS } from "./seriousness-field.tsx";

type Values = Readonly<Record<string, string>>;

/** What a form of an adverse event begins with: the record to be corrected, its candidate, or nothing. */
export function draftOf(
  correcting: AdverseEventView | null,
  from: CaseView | null,
  timeZone: string,
  me: string,
): Values {
  const at = (time: string | null): string =>
    time === null ? "" : toSiteInput(Date.parse(time) as Instant, timeZone);
  if (correcting !== null) {
    return {
      subject: correcting.subject,
      term: correcting.term,
      codedTerm: correcting.coded_term ?? "",
      organClass: correcting.organ_class ?? "",
      onset: at(correcting.onset),
      ended: at(correcting.ended),
      grade: String(correcting.grade),
      seriousness: correcting.seriousness.join(" ") || NOT_SERIOUS,
      causality: correcting.causality ?? "",
      toProduct: correcting.to_product ?? "",
      toProcedure: correcting.to_procedure ?? "",
      expectedness: correcting.expectedness ?? "",
      action: correcting.action,
      outcome: correcting.outcome,
      narrative: correcting.narrative ?? "",
      awareAt: at(correcting.aware_at),
      reporter: correcting.reporter,
      ...NO_REASON,
    };
  }
  return {
    subject: from?.subject ?? "",
    term: from?.term ?? "",
    codedTerm: "",
    organClass: "",
    onset: at(from?.onset ?? null),
    ended: "",
    grade: "",
    seriousness: "",
    causality: "",
    toProduct: "",
    toProcedure: "",
    expectedness: "",
    action: "",
    outcome: "",
    narrative: "",
    awareAt: at(from?.opened.at ?? null),
    reporter: me,
    ...NO_REASON,
  };
}

export function draftRules(isCorrection: boolean) {
  return {
    subject: filled,
    term: filled,
    onset: siteTime,
    ended: siteTimeOrNone,
    grade: filled,
    seriousness: filled,
    action: filled,
    outcome: filled,
    awareAt: siteTime,
    reporter: filled,
    ...(isCorrection ? REASON_RULES : {}),
  };
}

/**
 * As a request says it. A time that nobody changed stays what it was to the second; one typed to the minute of the
 * onset is not before it.
 */
export function draftBody(
  values: Values,
  correcting: AdverseEventView | null,
  from: CaseView | null,
  timeZone: string,
) {
  const candidate = correcting?.candidate ?? from?.candidate ?? null;
  const known = [correcting?.onset ?? null, correcting?.ended ?? null, correcting?.aware_at ?? null];
  const original = [...known, from?.onset ?? null, from?.opened.at ?? null];
  const time = (name: string, after: readonly (string | null)[] = []): string | null =>
    fromSiteInputAfter(values[name] ?? "", timeZone, [...original, ...after]);
  const onset = time("onset");
  const text = (name: string): string | null => (values[name] ?? "").trim() || null;
  return {
    candidate,
    term: text("term"),
    coded_term: text("codedTerm"),
    organ_class: text("organClass"),
    onset,
    ended: time("ended", [onset]),
    grade: Number(values.grade),
    seriousness: (values.seriousness ?? "").split(" ").filter((one) => one !== "" && one !== NOT_SERIOUS),
    causality: text("causality"),
    to_product: text("toProduct"),
    to_procedure: text("toProcedure"),
    expectedness: text("expectedness"),
    action: values.action,
    outcome: values.outcome,
    narrative: text("narrative"),
    aware_at: time("awareAt", [onset]),
    reporter: text("reporter"),
    ...(correcting === null ? {} : reasonBody(values)),
  };
}
