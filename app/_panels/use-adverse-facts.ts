import { useTranslations } from "next-intl";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type { AdverseEventFactsView } from "#lib/projections/events-view.ts";
import { useAgeWords } from "./use-age-words.ts";

/** A fact of an adverse event by its key, its name and what it is, in words; always the same ones in the same order. */
export type AdverseFact = readonly [key: string, name: string, value: string];

export function useAdverseFacts(format: SiteFormat, t0: string | null) {
  const t = useTranslations("events.adverse");
  const age = useAgeWords();
  return (facts: AdverseEventFactsView): readonly AdverseFact[] => {
    const relation = (value: AdverseEventFactsView["causality"]): string =>
      value === null ? t("notJudged") : t(`relation.${value}`);
    const after = t0 === null ? -1 : Date.parse(facts.onset) - Date.parse(t0);
    return [
      ["term", t("term"), facts.term],
      ["codedTerm", t("codedTerm"), facts.coded_term ?? "—"],
      ["organClass", t("organClass"), facts.organ_class ?? "—"],
      ["onset", t("onset"), format.dateClock(facts.onset)],
      ["sinceT0", t("sinceT0"), after < 0 ? "—" : age(after)],
      ["ended", t("ended"), facts.ended === null ? "—" : format.dateClock(facts.ended)],
      ["grade", t("grade"), t(`grades.${facts.grade}`)],
      [
        "seriousness",
        t("seriousness"),
        facts.seriousness.length === 0
          ? t("notSerious")
          : facts.seriousness.map((one) => t(`criterion.${one}`)).join(", "),
      ],
      ["causality", t("causality"), relation(facts.causality)],
      ["toProduct", t("toProduct"), relation(facts.to_product)],
      ["toProcedure", t("toProcedure"), relation(facts.to_procedure)],
      [
        "expectedness",
        t("expectedness"),
        facts.expectedness === null ? t("notJudged") : t(`expected.${facts.expectedness}`),
      ],
      ["action", t("action"), t(`actions.${facts.action}`)],
      ["outcome", t("outcome"), t(`outcomes.${facts.outcome}`)],
      ["awareAt", t("awareAt"), format.dateClock(facts.aware_at)],
      ["reporter", t("reporter"), facts.reporter],
      ["candidate", t("candidate"), facts.candidate ?? t("alone")],
      ["narrative", t("narrative"), facts.narrative ?? "—"],
    ];
  };
}
