"use client";
import { useTranslations } from "next-intl";
import { fromSiteInputAfter, toSiteInput } from "#app/_format/site-time-input.ts";
import { ChoiceField } from "#app/_forms/choice-field.tsx";
import { Field } from "#app/_forms/field.tsx";
import { LinesField } from "#app/_forms/lines-field.tsx";
import { filled, siteTime } from "#app/_forms/rules.ts";
import { useKeptForm } from "#app/_forms/use-kept-form.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
import { useDeed } from "#app/_query/use-deed.ts";
import type { CandidateView } from "#lib/projections/infusion-record-view.ts";
import type { SubjectView } from "#lib/projections/subject-view.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { HOUR, type Instant } from "#lib/units/instant.ts";
import { PRESCRIBED_EVENTS } from "#lib/ventilation/infusion-event-code.ts";
import { AskedForm } from "./asked-form.tsx";

interface EventFormProps {
  readonly view: SubjectView;
  /** The entered event that is corrected; `null`: a new one. */
  readonly correcting: CandidateView | null;
  readonly onClose: () => void;
}

const OTHER = "other";
const EARLY = PRESCRIBED_EVENTS.filter((event) => PROTOCOL.prescribedEvents[event] <= 6 * HOUR);
const LATE = PRESCRIBED_EVENTS.filter((event) => PROTOCOL.prescribedEvents[event] > 6 * HOUR);
const ALARMING: ReadonlySet<string> = new Set(["A1", "A2", "D1", "D2"]);

/** Where the form of a new event is kept while it is being filled in. */
export function keptEvent(subject: string): string {
  return `event of ${subject}`;
}

/** Enters an event of the window: a prescribed one, or any other in one's own words. */
export function EventForm({ view, correcting, onClose }: EventFormProps) {
  const t = useTranslations("infusion.events");
  const words = useTranslations("infusion.form");
  const { subject, time_zone: timeZone } = view;
  const initial =
    correcting === null
      ? { event: "", term: "", onset: "", note: "", reason: "" }
      : {
          event: correcting.event ?? OTHER,
          term: correcting.term,
          onset: toSiteInput(Date.parse(correcting.onset) as Instant, timeZone),
          note: correcting.note ?? "",
          reason: "",
        };
  const number = correcting?.candidate.split("/").at(-1) ?? "";
  const form = useKeptForm(
    correcting === null ? keptEvent(subject) : `correction of event ${number} of ${subject}`,
    initial,
    { event: filled, term: filled, onset: siteTime, ...(correcting === null ? {} : { reason: filled }) },
  );
  const done = (): void => {
    form.forget();
    onClose();
  };
  const path =
    correcting === null
      ? ["subjects", subject, "infusion-events"]
      : ["subjects", subject, "infusion-events", number, "corrections"];
  const enter = useDeed<object>(apiPath(path), done);
  const { event = "" } = form.values;
  return (
    <AskedForm
      label={correcting === null ? t("form.title") : t("form.correctTitle")}
      action={correcting === null ? t("form.submit") : t("form.submitCorrection")}
      deed={enter}
      onCancel={done}
      onSubmit={form.submit((values) => {
        const starts = view.infusion_record.windows.map(({ t0 }) => t0);
        const onset = fromSiteInputAfter(values.onset ?? "", timeZone, starts);
        if (onset === null) return;
        enter.mutate({
          event: event === OTHER ? null : event,
          term: (values.term ?? "").trim(),
          onset,
          note: (values.note ?? "").trim() || null,
          ...(correcting === null ? {} : { reason: (values.reason ?? "").trim() }),
        });
      })}
    >
      <h3>{correcting === null ? t("form.title") : t("form.correctTitle")}</h3>
      <div className="form-row">
        <ChoiceField label={t("form.event")} of={form.field("event")} toChoose>
          <option value={OTHER}>{t("code.other")}</option>
          <optgroup label={t("form.prescribed6")}>
            {EARLY.map((code) => (
              <option key={code} value={code}>
                {t(`code.${code}`)}
              </option>
            ))}
          </optgroup>
          <optgroup label={t("form.prescribed24")}>
            {LATE.map((code) => (
              <option key={code} value={code}>
                {t(`code.${code}`)}
              </option>
            ))}
          </optgroup>
        </ChoiceField>
        <Field
          label={t("form.onset")}
          of={form.field("onset")}
          hint={words("siteTime")}
          type="datetime-local"
        />
      </div>
      <Field label={t("form.term")} of={form.field("term")} autoComplete="off" maxLength={200} />
      <LinesField label={t("form.note")} of={form.field("note")} rows={2} maxLength={2_000} />
      {correcting !== null && (
        <Field label={t("form.reason")} of={form.field("reason")} autoComplete="off" maxLength={500} />
      )}
      {ALARMING.has(event) && <p className="banner">{t("form.alarm")}</p>}
    </AskedForm>
  );
}
