"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Field } from "#app/_forms/field.tsx";
import { FieldProblem } from "#app/_forms/field-problem.tsx";
import { filled } from "#app/_forms/rules.ts";
import type { FactView, SubjectRecordView } from "#lib/projections/record-view.ts";
import { CRITERION_STATES, type EligibilityItemId } from "#lib/ventilation/eligibility-item.ts";
import { FactForm } from "./fact-form.tsx";
import type { KnownFact } from "./record-facts.ts";

interface CriterionFormProps {
  readonly id: EligibilityItemId;
  readonly known: KnownFact<"criterion"> | null;
  readonly view: SubjectRecordView;
  readonly words: (fact: FactView | null) => string;
  readonly onClose: () => void;
}

/** Where the form is kept while it is being filled in. */
export function keptCriterion(subject: string, id: EligibilityItemId): string {
  return `criterion ${id} of ${subject}`;
}

/** The answer to a criterion in three states, and what it rests on. */
export function CriterionForm({ id, known, view, words, onClose }: CriterionFormProps) {
  const t = useTranslations("record");
  const problem = useId();
  const { subject } = view;
  return (
    <FactForm
      subject={subject}
      kept={keptCriterion(subject, id)}
      title={t("checklist.answerOf", { id })}
      initial={{ answer: known?.fact?.answer ?? "", evidence: known?.fact?.evidence ?? "" }}
      rules={{ answer: filled }}
      record={null}
      present={known === null ? null : { version: known.version, value: known.fact }}
      fact={({ answer, evidence = "" }) => {
        const state = CRITERION_STATES.find((one) => one === answer);
        if (state === undefined) return null;
        return { kind: "criterion", criterion: id, answer: state, evidence: evidence.trim() };
      }}
      words={words}
      submit={t("checklist.saveOf", { id })}
      onClose={onClose}
    >
      {({ values, field, set }) => (
        <>
          <fieldset
            className="choices"
            aria-describedby={field("answer").problem === null ? undefined : problem}
          >
            <legend>{t("checklist.answer")}</legend>
            {CRITERION_STATES.map((state) => (
              <label key={state}>
                <input
                  type="radio"
                  name="answer"
                  value={state}
                  checked={values.answer === state}
                  onChange={() => set("answer", state)}
                />
                {t(`answer.${state}`)}
              </label>
            ))}
            <FieldProblem id={problem} of={field("answer").problem} />
          </fieldset>
          <Field
            label={t("checklist.evidenceOf", { id })}
            of={field("evidence")}
            autoComplete="off"
            maxLength={500}
          />
        </>
      )}
    </FactForm>
  );
}
