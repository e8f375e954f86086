"use client";
import { useTranslations } from "next-intl";
import { Field } from "#app/_forms/field.tsx";
import type { FactView, SubjectRecordView } from "#lib/projections/record-view.ts";
import {
  CRITERION_STATES,
  type CriterionState,
  type EligibilityItemId,
} from "#lib/ventilation/eligibility-item.ts";
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
  const { subject } = view;
  return (
    <FactForm
      subject={subject}
      kept={keptCriterion(subject, id)}
      title={t("checklist.answerOf", { id })}
      initial={{ answer: known?.fact?.answer ?? "UNKNOWN", evidence: known?.fact?.evidence ?? "" }}
      rules={{}}
      record={null}
      present={known === null ? null : { version: known.version, value: known.fact }}
      fact={({ answer, evidence = "" }) => ({
        kind: "criterion",
        criterion: id,
        answer: answer as CriterionState,
        evidence: evidence.trim(),
      })}
      words={words}
      submit={t("checklist.saveOf", { id })}
      onClose={onClose}
    >
      {({ values, field, set }) => (
        <>
          <fieldset className="choices">
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
