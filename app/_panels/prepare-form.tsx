"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { ChoiceField } from "#app/_forms/choice-field.tsx";
import { Field } from "#app/_forms/field.tsx";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import type { FieldState } from "#app/_forms/use-form.ts";
import { useKeptForm } from "#app/_forms/use-kept-form.ts";
import { useNow } from "#app/_live/use-now.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
import { useDeed } from "#app/_query/use-deed.ts";
import type { InfusionView } from "#lib/projections/infusion-record-view.ts";
import type { SubjectView } from "#lib/projections/subject-view.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { preparationWarnings } from "#lib/study/preparation.ts";
import type { Instant } from "#lib/units/instant.ts";
import { MINUTE } from "#lib/units/instant.ts";
import type { Kilogram } from "#lib/units/quantity.ts";
import { ARMS, DOSE_MODES } from "#lib/ventilation/infusion-choice.ts";
import type { Group } from "#lib/ventilation/subject.ts";
import { BagFields } from "./bag-fields.tsx";
import { DoseCalculator } from "./dose-calculator.tsx";
import { InfusionProblem } from "./infusion-problem.tsx";
import {
  bagNumbers,
  draftOf,
  draftRules,
  hasCells,
  MOST_BAGS,
  modeOf,
  newDraft,
  type PreparationDraft,
  preparationOf,
  requestOf,
  weightOf,
  workedOut,
} from "./preparation-draft.ts";

interface PrepareFormProps {
  readonly view: SubjectView;
  /** The infusion that is written down anew; `null`: a new one. */
  readonly correcting: InfusionView | null;
  readonly onClose: () => void;
}

/** Where a form is kept while it is being filled in. */
export function keptPreparation(subject: string): string {
  return `preparation of ${subject}`;
}

/** Writes down what is to be infused, with the dose worked out beside it. */
export function PrepareForm({ view, correcting, onClose }: PrepareFormProps) {
  const t = useTranslations("infusion.form");
  const words = useTranslations("infusion");
  const title = useId();
  const { subject, time_zone: timeZone } = view;
  const initial = correcting === null ? newDraft(view) : draftOf(correcting.preparation, timeZone);
  const name =
    correcting === null
      ? keptPreparation(subject)
      : `correction of ${subject}, infusion ${correcting.infusion}`;
  const form = useKeptForm(name, initial, {});
  const draft: PreparationDraft = form.values;
  const path =
    correcting === null
      ? apiPath(["subjects", subject, "infusions", "preparations"])
      : apiPath(["subjects", subject, "infusions", String(correcting.infusion), "corrections"]);
  const done = (): void => {
    form.forget();
    onClose();
  };
  const save = useDeed<object>(path, done);
  const isCells = hasCells(draft);
  const weight = weightOf(draft);
  /** Weight and kind of bag decide the dose and what the bags hold. */
  const decide = (field: string, value: string): void => {
    form.set(field, value);
    for (const [other, text] of Object.entries(workedOut({ ...draft, [field]: value })))
      form.set(other, text);
  };
  const send = (): void => {
    const request = requestOf(draft, timeZone);
    if (request === null) return;
    save.mutate(correcting === null ? request : { ...request, reason: (draft.reason ?? "").trim() });
  };
  const bags = bagNumbers(draft);
  return (
    <section className="panel infusion-form" aria-labelledby={title}>
      <h2 id={title}>
        {correcting === null ? t("prepareTitle") : t("correctTitle", { number: correcting.infusion })}
      </h2>
      <form
        className="form"
        method="post"
        noValidate
        onSubmit={form.submit(send, draftRules(draft, correcting !== null))}
      >
        <div className="prepare-columns">
          <div className="form">
            <div className="form-row">
              <ChoiceField
                label={t("arm")}
                of={{ ...form.field("arm"), onValue: (arm) => decide("arm", arm) }}
                toChoose
              >
                {ARMS.map((arm) => (
                  <option key={arm} value={arm}>
                    {words(`arm.${arm}`)}
                  </option>
                ))}
              </ChoiceField>
              <ChoiceField
                label={t("mode")}
                of={{ ...form.field("mode"), onValue: (mode) => decide("mode", mode) }}
                toChoose
              >
                {DOSE_MODES.map((mode) => (
                  <option key={mode} value={mode}>
                    {words(`mode.${mode}`)}
                  </option>
                ))}
              </ChoiceField>
              <Field
                label={t("weight")}
                of={{ ...form.field("weight"), onValue: (text) => decide("weight", text) }}
                hint={t("weightHint")}
                inputMode="decimal"
                autoComplete="off"
              />
              {isCells && (
                <Field
                  label={t("dose")}
                  of={form.field("dose")}
                  hint={t("doseHint", { dose: workedOut(draft).dose || "—" })}
                  inputMode="decimal"
                  autoComplete="off"
                />
              )}
            </div>
            <div className="form-row">
              <SuggestedField
                label={t("product")}
                of={form.field("product")}
                suggestions={isCells ? ["UC-MSC"] : [t("salineProduct")]}
              />
              <Field label={t("lot")} of={form.field("lot")} autoComplete="off" maxLength={80} />
              {isCells && (
                <Field
                  label={t("passage")}
                  of={form.field("passage")}
                  hint={t("passageHint")}
                  inputMode="numeric"
                  autoComplete="off"
                />
              )}
              <Field
                label={t("expires")}
                of={form.field("expires")}
                hint={t("siteTime")}
                type="datetime-local"
              />
            </div>
            <div className="form-row">
              <SuggestedField label={t("route")} of={form.field("route")} suggestions={[t("intravenous")]} />
              <SuggestedField label={t("line")} of={form.field("line")} suggestions={[t("central")]} />
            </div>
          </div>
          <DoseCalculator
            weightKg={weight}
            predictedKg={view.predicted_body_weight_kg}
            mode={modeOf(draft)}
            withCells={isCells}
          />
        </div>
        <div className="bag-rows">
          {bags.map((number) => (
            <BagFields key={number} number={number} form={form} withCells={isCells} />
          ))}
          <div className="form-end">
            <button
              type="button"
              className="button quiet"
              disabled={bags.length >= MOST_BAGS}
              onClick={() => form.set("bagCount", String(bags.length + 1))}
            >
              {t("addBag")}
            </button>
            <button
              type="button"
              className="button quiet"
              disabled={bags.length < 2}
              onClick={() => form.set("bagCount", String(bags.length - 1))}
            >
              {t("removeBag")}
            </button>
          </div>
        </div>
        {correcting !== null && (
          <Field label={t("reason")} of={form.field("reason")} autoComplete="off" maxLength={500} />
        )}
        <Warnings draft={draft} view={view} />
        <InfusionProblem error={save.error} />
        <div className="form-end">
          <SubmitButton className="button strong" isPending={save.isPending}>
            {correcting === null ? t("submit") : t("submitCorrection")}
          </SubmitButton>
          <button type="button" className="button quiet" onClick={done}>
            {t("cancel")}
          </button>
        </div>
      </form>
    </section>
  );
}

interface SuggestedFieldProps {
  readonly label: string;
  readonly of: FieldState;
  readonly suggestions: readonly string[];
}

/** Holds nothing until somebody says it; what is usual is offered as they type. */
function SuggestedField({ label, of, suggestions }: SuggestedFieldProps) {
  const id = useId();
  return (
    <>
      <Field label={label} of={of} list={id} autoComplete="off" maxLength={80} />
      <datalist id={id}>
        {suggestions.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </>
  );
}

/** What somebody should look at twice, said while it is typed. */
function Warnings({ draft, view }: { readonly draft: PreparationDraft; readonly view: SubjectView }) {
  const t = useTranslations("infusion.warning");
  const now = useNow((instant) => Math.floor(instant / MINUTE) * MINUTE);
  const preparation = preparationOf(draft, view.time_zone);
  if (preparation === null || now === null) return null;
  const subject = { weightKg: view.weight_kg as Kilogram | null, group: view.group as Group };
  const warnings = preparationWarnings(preparation, subject, PROTOCOL.infusion, now as Instant);
  if (warnings.length === 0) return null;
  return (
    <ul className="warnings" role="status">
      {warnings.map((warning) => (
        <li key={warning}>{t(warning)}</li>
      ))}
    </ul>
  );
}
