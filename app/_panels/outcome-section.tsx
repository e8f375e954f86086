"use client";
import { useTranslations } from "next-intl";
import { ChoiceField } from "#app/_forms/choice-field.tsx";
import { Field } from "#app/_forms/field.tsx";
import { filled, siteTime } from "#app/_forms/rules.ts";
import {
  CONTACT_WAYS,
  DISCHARGED_TO,
  FOLLOW_UP_STATES,
  WITHDRAWALS,
} from "#lib/ventilation/subject-course.ts";
import { FactList } from "./fact-list.tsx";
import { asInput, type RecordPartProps, timeTyped } from "./record-facts.ts";
import type { OpenForm } from "./record-form.tsx";
import { missingBySection } from "./record-missing.ts";
import { RecordSection } from "./record-section.tsx";

/** Whether the subject lives, how that is known, and where they went. */
export function OutcomeSection(props: RecordPartProps) {
  const t = useTranslations("record");
  const { view, format } = props;
  const zone = view.time_zone;
  const time = ({ field }: OpenForm) => (
    <Field label={t("field.at")} hint={t("siteTime", { zone })} of={field("at")} type="datetime-local" />
  );
  return (
    <RecordSection name="outcome" missing={missingBySection(view).outcome}>
      <dl className="record-facts">
        <div className={view.gaps.vital_status ? "is-missing" : ""}>
          <dt>{t("outcome.vital")}</dt>
          <dd>
            {t(`outcome.${view.vital_status}`)}
            {view.vital_status === "unknown" && <span className="note"> {t("outcome.unknownHint")}</span>}
          </dd>
        </div>
        <div>
          <dt>{t("outcome.lastContact")}</dt>
          <dd>{view.last_contact_at === null ? t("notKnown") : format.full(view.last_contact_at)}</dd>
        </div>
      </dl>
      <FactList
        {...props}
        kind="death"
        isSingle
        title={t("outcome.death")}
        add={t("outcome.enterDeath")}
        none={t("outcome.none")}
        name={() => t("outcome.death")}
        initial={(fact) => ({ at: asInput(fact?.at, zone), cause: fact?.cause ?? "" })}
        rules={{ at: siteTime }}
        fact={({ at = "", cause = "" }, before) => {
          const instant = timeTyped(at, before?.at, zone);
          return instant === null ? null : { kind: "death", at: instant, cause: cause.trim() || null };
        }}
        fields={(form) => (
          <>
            <div className="form-row">
              {time(form)}
              <Field label={t("field.cause")} of={form.field("cause")} autoComplete="off" maxLength={500} />
            </div>
            <p className="field-hint">{t("outcome.deathHint")}</p>
          </>
        )}
      />
      <FactList
        {...props}
        kind="discharge"
        isSingle
        title={t("outcome.discharge")}
        add={t("outcome.enterDischarge")}
        none={t("outcome.none")}
        name={() => t("outcome.discharge")}
        initial={(fact) => ({
          at: asInput(fact?.at, zone),
          to: fact?.to ?? "",
          off:
            fact?.off_ventilator === undefined || fact.off_ventilator === null
              ? ""
              : String(fact.off_ventilator),
        })}
        rules={{ at: siteTime, to: filled }}
        fact={({ at = "", to, off }, before) => {
          const instant = timeTyped(at, before?.at, zone);
          const chosen = DISCHARGED_TO.find((one) => one === to);
          if (instant === null || chosen === undefined) return null;
          const offVentilator = off === "" ? null : off === "true";
          return { kind: "discharge", at: instant, to: chosen, off_ventilator: offVentilator };
        }}
        fields={(form) => (
          <div className="form-row">
            {time(form)}
            <ChoiceField label={t("field.dischargedTo")} of={form.field("to")} toChoose>
              {DISCHARGED_TO.map((to) => (
                <option key={to} value={to}>
                  {t(`to.${to}`)}
                </option>
              ))}
            </ChoiceField>
            <ChoiceField label={t("field.offVentilator")} of={form.field("off")}>
              <option value="">{t("notKnown")}</option>
              <option value="true">{t("yes")}</option>
              <option value="false">{t("no")}</option>
            </ChoiceField>
          </div>
        )}
      />
      <FactList
        {...props}
        kind="follow_up"
        title={t("outcome.followUps")}
        add={t("outcome.addFollowUp")}
        none={t("outcome.none")}
        name={(_, index) => `${t("outcome.followUps")} ${index + 1}`}
        initial={(fact) => ({
          at: asInput(fact?.at, zone),
          status: fact?.status ?? "",
          how: fact?.how ?? "",
        })}
        rules={{ at: siteTime, status: filled, how: filled }}
        fact={({ at = "", status, how }, before) => {
          const instant = timeTyped(at, before?.at, zone);
          const learnt = FOLLOW_UP_STATES.find((one) => one === status);
          const way = CONTACT_WAYS.find((one) => one === how);
          if (instant === null || learnt === undefined || way === undefined) return null;
          return { kind: "follow_up", at: instant, status: learnt, how: way };
        }}
        fields={(form) => (
          <div className="form-row">
            {time(form)}
            <ChoiceField label={t("field.status")} of={form.field("status")} toChoose>
              <option value="alive">{t("outcome.reached")}</option>
              <option value="unknown">{t("outcome.notReached")}</option>
            </ChoiceField>
            <ChoiceField label={t("field.how")} of={form.field("how")} toChoose>
              {CONTACT_WAYS.map((how) => (
                <option key={how} value={how}>
                  {t(`how.${how}`)}
                </option>
              ))}
            </ChoiceField>
          </div>
        )}
      />
      <FactList
        {...props}
        kind="withdrawal"
        isSingle
        title={t("outcome.withdrawal")}
        add={t("outcome.enterWithdrawal")}
        none={t("outcome.none")}
        name={() => t("outcome.withdrawal")}
        initial={(fact) => ({ at: asInput(fact?.at, zone), because: fact?.because ?? "" })}
        rules={{ at: siteTime, because: filled }}
        fact={({ at = "", because }, before) => {
          const instant = timeTyped(at, before?.at, zone);
          const reason = WITHDRAWALS.find((one) => one === because);
          if (instant === null || reason === undefined) return null;
          return { kind: "withdrawal", at: instant, because: reason };
        }}
        fields={(form) => (
          <div className="form-row">
            {time(form)}
            <ChoiceField label={t("field.because")} of={form.field("because")} toChoose>
              {WITHDRAWALS.map((because) => (
                <option key={because} value={because}>
                  {t(`because.${because}`)}
                </option>
              ))}
            </ChoiceField>
          </div>
        )}
      />
    </RecordSection>
  );
}
