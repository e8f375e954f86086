"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useIsFormKept } from "#app/_forms/use-kept-form.ts";
import { useRecordDeed } from "#app/_query/record-queries.ts";
import type { SuggestionView } from "#lib/projections/record-view.ts";
import type { EligibilityItemId, SuggestedItemId } from "#lib/ventilation/eligibility-item.ts";
import { CriterionForm, keptCriterion } from "./criterion-form.tsx";
import { FactHistory } from "./fact-history.tsx";
import { factNamed, type RecordPartProps } from "./record-facts.ts";
import { RecordProblem } from "./record-problem.tsx";
import { useFactWords } from "./use-fact-words.ts";

interface ChecklistRowProps extends RecordPartProps {
  readonly id: EligibilityItemId;
  readonly kind: "inclusion" | "exclusion";
}

/** One criterion: its answer with the evidence, and what data say of it. */
export function ChecklistRow({ id, kind, ...props }: ChecklistRowProps) {
  const { view, format, mayEdit } = props;
  const t = useTranslations("record");
  const words = useFactWords(format);
  const [isOpen, setOpen] = useState(useIsFormKept(keptCriterion(view.subject, id)));
  const known = factNamed(view, "criterion", `criterion/${id}`);
  const answer = known?.fact?.answer ?? "UNKNOWN";
  const blocks = view.eligibility.unknown.includes(id) || view.eligibility.against.includes(id);
  return (
    <tr className={blocks ? "blocks" : ""}>
      <th scope="row">
        {id}
        <span className="note">{t(`checklist.${kind}`)}</span>
      </th>
      <td>{t(`criterion.${id}`)}</td>
      <td className="checklist-answer">
        {isOpen ? (
          <CriterionForm id={id} known={known} view={view} words={words} onClose={() => setOpen(false)} />
        ) : (
          <>
            <span className={`answer is-${answer.toLowerCase()}`}>{t(`answer.${answer}`)}</span>
            {known?.fact !== null && known?.fact !== undefined && known.fact.evidence !== "" && (
              <span className="evidence">{known.fact.evidence}</span>
            )}
            {known !== null && (
              <FactHistory what={id} versions={known.versions} words={words} format={format} />
            )}
            {mayEdit && (
              <button
                type="button"
                className="button quiet"
                aria-label={t("checklist.answerOf", { id })}
                onClick={() => setOpen(true)}
              >
                {t("checklist.answer")}
              </button>
            )}
          </>
        )}
      </td>
      <td>{isSuggested(id, view.suggestions) && <Suggestion id={id} {...props} />}</td>
    </tr>
  );
}

function isSuggested(id: string, suggestions: object): id is SuggestedItemId {
  return id in suggestions;
}

/** What data say of a criterion, with the figure; a person accepts it or answers otherwise. */
function Suggestion({ id, view, format, mayEdit }: RecordPartProps & { readonly id: SuggestedItemId }) {
  const t = useTranslations("record");
  const deed = useRecordDeed(view.subject, "enter", () => {});
  const suggestion: SuggestionView = view.suggestions[id];
  const known = factNamed(view, "criterion", `criterion/${id}`);
  const { state, value, at } = suggestion;
  if (state === "UNKNOWN" || value === null) return <span className="note">{t("checklist.noData")}</span>;
  const figure = t(`suggestion.${id}`, { value: Number(value.toFixed(1)) });
  const said = at === null ? figure : `${figure}, ${format.dateClock(at)}`;
  const answer = known?.fact?.answer ?? "UNKNOWN";
  return (
    <>
      <span className={`answer is-${state.toLowerCase()}`}>{t(`answer.${state}`)}</span>{" "}
      <span className="note">{said}</span>
      {answer === "UNKNOWN" && mayEdit && (
        <button
          type="button"
          className="button"
          aria-label={t("checklist.acceptOf", { id })}
          disabled={deed.isPending}
          onClick={() => {
            const evidence = t("checklist.fromData", { value: said });
            const fact = { kind: "criterion", criterion: id, answer: state, evidence };
            deed.mutate({ entries: [{ fact, expected_version: known?.version ?? 0 }] });
          }}
        >
          {t("checklist.accept")}
        </button>
      )}
      {answer !== "UNKNOWN" && answer !== state && (
        <span className="note strong">{t("checklist.differs", { answer: t(`answer.${state}`) })}</span>
      )}
      <RecordProblem error={deed.error} />
    </>
  );
}
