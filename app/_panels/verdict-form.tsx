"use client";
import { useTranslations } from "next-intl";
import { ChoiceField } from "#app/_forms/choice-field.tsx";
import { LinesField } from "#app/_forms/lines-field.tsx";
import { type FieldProblem, filled } from "#app/_forms/rules.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { useKeptForm } from "#app/_forms/use-kept-form.ts";
import { pathOfCase } from "#app/_query/event-queries.ts";
import { useEventDeed } from "#app/_query/use-event-deed.ts";
import type { CaseView } from "#lib/projections/events-view.ts";
import { INVESTIGATOR_VERDICTS } from "#lib/ventilation/adjudication-choice.ts";
import { EventProblem } from "./event-problem.tsx";
import { VerdictChoice } from "./verdict-choice.tsx";

const UNPRESCRIBED = "unprescribed";

interface VerdictFormProps {
  readonly of: CaseView;
  /** Whoever looks entered it: alone they cannot make it count. */
  readonly isOwnEntry: boolean;
}

const RULES = {
  verdict: filled,
  confirmedAs: (value: string, values: Readonly<Record<string, string>>): FieldProblem | null =>
    values.verdict === "CONFIRM" && value === "" ? "missing" : null,
  rationale: filled,
};

/** An investigator's word: only what its hours allow can be confirmed. */
export function VerdictForm({ of, isOwnEntry }: VerdictFormProps) {
  const t = useTranslations("events.verdict");
  const code = useTranslations("infusion.events.code");
  const { candidate, adjudication } = of;
  const { may_confirm_as: prescribed, may_confirm: mayConfirm } = adjudication;
  const form = useKeptForm(`verdict of ${candidate}`, { verdict: "", confirmedAs: "", rationale: "" }, RULES);
  const give = useEventDeed(pathOfCase(candidate, "verdicts"), adjudication.version, form.forget);
  const { verdict = "", confirmedAs = "" } = form.values;
  const allowed = INVESTIGATOR_VERDICTS.filter((one) => one !== "CONFIRM" || mayConfirm);
  return (
    <form
      className="panel form"
      method="post"
      noValidate
      aria-label={t("title")}
      onSubmit={form.submit((values) =>
        give.mutate({
          verdict: values.verdict,
          rationale: (values.rationale ?? "").trim(),
          ...(values.verdict === "CONFIRM"
            ? { confirmed_as: values.confirmedAs === UNPRESCRIBED ? null : values.confirmedAs }
            : {}),
        }),
      )}
    >
      <h3>{t("title")}</h3>
      <p className="count">{t("hint")}</p>
      <VerdictChoice
        label={t("title")}
        of={form.field("verdict")}
        choices={allowed.map((one) => [one, t(one)] as const)}
      />
      {verdict === "CONFIRM" && (
        <ChoiceField label={t("confirmedAs")} of={form.field("confirmedAs")} toChoose>
          {prescribed.map((one) => (
            <option key={one} value={one}>
              {code(one)}
            </option>
          ))}
          <option value={UNPRESCRIBED}>{t("unprescribed")}</option>
        </ChoiceField>
      )}
      {isOwnEntry && verdict === "CONFIRM" && confirmedAs !== UNPRESCRIBED && (
        <p className="banner">{t("alone")}</p>
      )}
      <LinesField label={t("rationale")} of={form.field("rationale")} rows={3} maxLength={5_000} />
      <EventProblem error={give.error} />
      <div className="form-end">
        <SubmitButton className="button strong" isPending={give.isPending}>
          {t("submit")}
        </SubmitButton>
      </div>
    </form>
  );
}
