"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useVisitor } from "#app/_access/visitor.tsx";
import { ChoiceField } from "#app/_forms/choice-field.tsx";
import { Field } from "#app/_forms/field.tsx";
import { LinesField } from "#app/_forms/lines-field.tsx";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import type { FieldState } from "#app/_forms/use-form.ts";
import { useKeptForm } from "#app/_forms/use-kept-form.ts";
import { pathOfAdverseEvent } from "#app/_query/event-queries.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
import { sendJson } from "#app/_query/send-json.ts";
import { subjectsQuery } from "#app/_query/subject-queries.ts";
import { useEventDeed } from "#app/_query/use-event-deed.ts";
import type { AdverseEventView, CaseView } from "#lib/projections/events-view.ts";
import {
  ADVERSE_EVENT_OUTCOMES,
  CTCAE_GRADES,
  EXPECTEDNESS,
  INFUSION_ACTIONS,
  RELATIONS,
} from "#lib/ventilation/adverse-event-choice.ts";
import { draftBody, draftOf, draftRules } from "./adverse-event-draft.ts";
import { EventProblem } from "./event-problem.tsx";
import { ReasonFields } from "./reason-fields.tsx";
import { SeriousnessField } from "./seriousness-field.tsx";

interface AdverseEventFormProps {
  readonly timeZone: string;
  /** The record that is written down anew; `null`: a new one. */
  readonly correcting: AdverseEventView | null;
  /** The candidate that it arises from; `null`: none. */
  readonly from: CaseView | null;
  readonly onClose: () => void;
}

/** Writes down an adverse event, or what is known of it now; what was typed is kept until it is sent. */
export function AdverseEventForm({ timeZone, correcting, from, onClose }: AdverseEventFormProps) {
  const t = useTranslations("events.adverse");
  const words = useTranslations("infusion.form");
  const me = useVisitor()?.display_name ?? "";
  const form = useKeptForm(
    `adverse event ${correcting?.adverse_event ?? from?.candidate ?? "new"}`,
    draftOf(correcting, from, timeZone, me),
    draftRules(correcting !== null),
  );
  const done = (): void => {
    form.forget();
    onClose();
  };
  const send = useSend(form.values.subject ?? "", correcting, done);
  const field = form.field;
  return (
    <form
      className="form adverse-form"
      method="post"
      noValidate
      aria-label={correcting === null ? t("new") : t("correctTitle")}
      onSubmit={form.submit((values) => send.mutate(draftBody(values, correcting, from, timeZone)))}
    >
      <h2>{correcting === null ? t("new") : t("correctTitle")}</h2>
      <p className="banner">{t("caveat")}</p>
      <div className="form-row">
        {correcting === null && from === null ? (
          <SubjectChoice of={field("subject")} />
        ) : (
          <p className="count">
            {t("subject")} {form.values.subject} · {t("candidate")}{" "}
            {correcting?.candidate ?? from?.candidate ?? t("alone")}
          </p>
        )}
      </div>
      <Field label={t("term")} of={field("term")} autoComplete="off" maxLength={300} />
      <div className="form-row">
        <Field
          label={t("codedTerm")}
          of={field("codedTerm")}
          hint={t("codedHint")}
          autoComplete="off"
          maxLength={200}
        />
        <Field label={t("organClass")} of={field("organClass")} autoComplete="off" maxLength={200} />
      </div>
      <div className="form-row">
        <Field label={t("onset")} of={field("onset")} hint={words("siteTime")} type="datetime-local" />
        <Field label={t("ended")} of={field("ended")} hint={t("endedHint")} type="datetime-local" />
        <Field label={t("awareAt")} of={field("awareAt")} hint={t("awareHint")} type="datetime-local" />
      </div>
      <ChoiceField label={t("grade")} of={field("grade")} hint={t("irr")} toChoose>
        {CTCAE_GRADES.map((grade) => (
          <option key={grade} value={grade}>
            {t(`grades.${grade}`)}
          </option>
        ))}
      </ChoiceField>
      <SeriousnessField of={field("seriousness")} />
      <div className="form-row">
        {(["causality", "toProduct", "toProcedure"] as const).map((name) => (
          <ChoiceField key={name} label={t(name)} of={field(name)}>
            <option value="">{t("notJudged")}</option>
            {RELATIONS.map((one) => (
              <option key={one} value={one}>
                {t(`relation.${one}`)}
              </option>
            ))}
          </ChoiceField>
        ))}
        <ChoiceField label={t("expectedness")} of={field("expectedness")}>
          <option value="">{t("notJudged")}</option>
          {EXPECTEDNESS.map((one) => (
            <option key={one} value={one}>
              {t(`expected.${one}`)}
            </option>
          ))}
        </ChoiceField>
      </div>
      <div className="form-row">
        <ChoiceField label={t("action")} of={field("action")} toChoose>
          {INFUSION_ACTIONS.map((one) => (
            <option key={one} value={one}>
              {t(`actions.${one}`)}
            </option>
          ))}
        </ChoiceField>
        <ChoiceField label={t("outcome")} of={field("outcome")} toChoose>
          {ADVERSE_EVENT_OUTCOMES.map((one) => (
            <option key={one} value={one}>
              {t(`outcomes.${one}`)}
            </option>
          ))}
        </ChoiceField>
        <Field label={t("reporter")} of={field("reporter")} autoComplete="off" maxLength={120} />
      </div>
      <LinesField label={t("narrative")} of={field("narrative")} rows={4} maxLength={20_000} />
      {correcting !== null && <ReasonFields code={field("reasonCode")} text={field("reasonText")} />}
      <EventProblem error={send.error} />
      <div className="form-end">
        <SubmitButton className="button strong" isPending={send.isPending}>
          {correcting === null ? t("submit") : t("submitCorrection")}
        </SubmitButton>
        <button type="button" className="button quiet" onClick={done}>
          {words("cancel")}
        </button>
      </div>
    </form>
  );
}

/** A new record goes to its subject; a correction to the record, on the version that was seen. */
function useSend(subject: string, correcting: AdverseEventView | null, onDone: () => void) {
  const queries = useQueryClient();
  const record = useMutation({
    networkMode: "always",
    mutationFn: (body: object) =>
      sendJson<unknown>("POST", apiPath(["subjects", subject, "adverse-events"]), body),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["events"] });
      onDone();
    },
  });
  const correct = useEventDeed(
    pathOfAdverseEvent(correcting?.adverse_event ?? "", "corrections"),
    correcting?.version ?? 0,
    onDone,
  );
  return correcting === null ? record : correct;
}

function SubjectChoice({ of }: { readonly of: FieldState }) {
  const t = useTranslations("events.adverse");
  const asked = useQuery(subjectsQuery);
  return (
    <ChoiceField label={t("subject")} of={of} toChoose>
      {(asked.data?.subjects ?? []).map(({ subject }) => (
        <option key={subject} value={subject}>
          {subject}
        </option>
      ))}
    </ChoiceField>
  );
}
