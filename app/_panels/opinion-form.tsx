"use client";
import { useTranslations } from "next-intl";
import { LinesField } from "#app/_forms/lines-field.tsx";
import { filled } from "#app/_forms/rules.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { useKeptForm } from "#app/_forms/use-kept-form.ts";
import { pathOfCase } from "#app/_query/event-queries.ts";
import { useEventDeed } from "#app/_query/use-event-deed.ts";
import type { CaseView } from "#lib/projections/events-view.ts";
import { CONSULTANT_OPINIONS } from "#lib/ventilation/adjudication-choice.ts";
import { EventProblem } from "./event-problem.tsx";
import { VerdictChoice } from "./verdict-choice.tsx";

const EMPTY = { opinion: "", rationale: "" };
const RULES = { opinion: filled, rationale: filled };

/** A consultant's word about an investigator's verdict. */
export function OpinionForm({ of }: { readonly of: CaseView }) {
  const t = useTranslations("events.opinion");
  const { candidate, adjudication } = of;
  const form = useKeptForm(`opinion of ${candidate}`, EMPTY, RULES);
  const give = useEventDeed(pathOfCase(candidate, "opinions"), adjudication.version, form.forget);
  return (
    <form
      className="panel form"
      method="post"
      noValidate
      aria-label={t("title")}
      onSubmit={form.submit(({ opinion = "", rationale = "" }) =>
        give.mutate({ opinion, rationale: rationale.trim() }),
      )}
    >
      <h3>{t("title")}</h3>
      <VerdictChoice
        label={t("title")}
        of={form.field("opinion")}
        choices={CONSULTANT_OPINIONS.map((one) => [one, t(one)] as const)}
      />
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
