"use client";
import { useTranslations } from "next-intl";
import { fromSiteInput } from "#app/_format/site-time-input.ts";
import { ChoiceField } from "#app/_forms/choice-field.tsx";
import { Field } from "#app/_forms/field.tsx";
import { type FieldProblem, filled, numberFrom, numberOf, siteTime } from "#app/_forms/rules.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { useKeptForm } from "#app/_forms/use-kept-form.ts";
import type { SubjectRecordView } from "#lib/projections/record-view.ts";
import { enteredFio2, judgeEntered } from "#lib/ventilation/entered-value.ts";
import { PARAMETERS } from "#lib/ventilation/parameter.ts";
import { RecordProblem } from "./record-problem.tsx";
import { useReadingsDeed } from "./use-readings-deed.ts";

interface GasFormProps {
  readonly view: SubjectRecordView;
  readonly onClose: () => void;
}

type Values = Readonly<Record<string, string>>;

/** Where the forms are kept while they are being filled in. */
export function keptGas(subject: string): string {
  return `blood gas of ${subject}`;
}

export function keptFilm(subject: string): string {
  return `film of ${subject}`;
}

const PER_KPA = PARAMETERS.pao2.accepts.kPa;

/** Limits in the unit that was chosen; in kPa to two places, never wider than they are. */
function inUnit([low, high]: readonly [number, number], unit: string | undefined): readonly [number, number] {
  if (unit !== "kPa") return [low, high];
  return [Math.ceil((low / PER_KPA) * 100) / 100, Math.floor((high / PER_KPA) * 100) / 100];
}

function unitName(unit: string | undefined): string {
  return unit === "kPa" ? "kPa" : "mmHg";
}

/** The hard limits. */
function pao2Rule(value: string, { unit }: Values): FieldProblem | null {
  return numberFrom(...inUnit(PARAMETERS.pao2.hard, unit), unitName(unit))(value);
}

/** 0.21-1.0 is a fraction, 21-100 per cent; nothing between. */
function fio2Rule(value: string): FieldProblem | null {
  const number = numberOf(value);
  return number !== null && enteredFio2(number) !== null ? null : "fio2";
}

/** A blood gas: PaO2 and FiO2 of one time, through the same gate as any reading, in the name of whoever enters it. */
export function GasForm({ view, onClose }: GasFormProps) {
  const t = useTranslations("record");
  const { subject, time_zone: zone } = view;
  const form = useKeptForm(
    keptGas(subject),
    { at: "", pao2: "", unit: "mm[Hg]", fio2: "", protocol: "" },
    { at: siteTime, pao2: pao2Rule, fio2: fio2Rule },
  );
  const done = (): void => {
    form.forget();
    onClose();
  };
  const send = useReadingsDeed(subject, done);
  const pao2 = numberOf(form.values.pao2 ?? "");
  const judged = pao2 === null ? null : judgeEntered("pao2", pao2, form.values.unit ?? "");
  const { unit } = form.values;
  const [lowest, highest] = inUnit(PARAMETERS.pao2.hard, unit);
  const [low, high] = inUnit(PARAMETERS.pao2.soft, unit);
  return (
    <form
      className="form asked"
      method="post"
      noValidate
      aria-label={t("gases.add")}
      onSubmit={form.submit((values) => {
        const observedAt = fromSiteInput(values.at ?? "", zone);
        const tension = numberOf(values.pao2 ?? "");
        const oxygen = enteredFio2(numberOf(values.fio2 ?? "") ?? Number.NaN);
        if (observedAt === null || tension === null || oxygen === null) return;
        send.mutate({
          readings: [
            {
              subject,
              parameter: "pao2",
              value: tension,
              unit: values.unit ?? "mm[Hg]",
              observed_at: observedAt,
            },
            { subject, parameter: "fio2", ...oxygen, observed_at: observedAt },
          ],
          protocolGasAt: values.protocol === "yes" ? observedAt : null,
        });
      })}
    >
      <h3>{t("gases.add")}</h3>
      <div className="form-row">
        <Field
          label={t("field.at")}
          hint={t("siteTime", { zone })}
          of={form.field("at")}
          type="datetime-local"
        />
        <Field
          label={t("field.pao2")}
          hint={`${lowest}–${highest} ${unitName(unit)}`}
          of={form.field("pao2")}
          soft={judged?.standing === "unusual" ? t("gases.soft", { low, high, unit: unitName(unit) }) : null}
          inputMode="decimal"
          autoComplete="off"
        />
        <ChoiceField label={t("field.unit")} of={form.field("unit")}>
          <option value="mm[Hg]">mmHg</option>
          <option value="kPa">kPa</option>
        </ChoiceField>
        <Field
          label={t("field.fio2")}
          hint={t("field.fio2Hint")}
          of={form.field("fio2")}
          inputMode="decimal"
          autoComplete="off"
        />
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={form.values.protocol === "yes"}
          onChange={(event) => form.set("protocol", event.target.checked ? "yes" : "")}
        />
        {t("field.protocol")}
      </label>
      <RecordProblem error={send.error} />
      <div className="form-end">
        <SubmitButton className="button strong" isPending={send.isPending}>
          {t("save")}
        </SubmitButton>
        <button type="button" className="button quiet" onClick={done}>
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}

/** The quadrants of a chest film with infiltrates. */
export function FilmForm({ view, onClose }: GasFormProps) {
  const t = useTranslations("record");
  const { subject, time_zone: zone } = view;
  const form = useKeptForm(keptFilm(subject), { at: "", quadrants: "" }, { at: siteTime, quadrants: filled });
  const done = (): void => {
    form.forget();
    onClose();
  };
  const send = useReadingsDeed(subject, done);
  return (
    <form
      className="form asked"
      method="post"
      noValidate
      aria-label={t("gases.addFilm")}
      onSubmit={form.submit((values) => {
        const observedAt = fromSiteInput(values.at ?? "", zone);
        if (observedAt === null) return;
        const value = Number(values.quadrants);
        send.mutate({
          readings: [{ subject, parameter: "cxr_quadrants", value, unit: "1", observed_at: observedAt }],
          protocolGasAt: null,
        });
      })}
    >
      <h3>{t("gases.addFilm")}</h3>
      <div className="form-row">
        <Field
          label={t("field.at")}
          hint={t("siteTime", { zone })}
          of={form.field("at")}
          type="datetime-local"
        />
        <ChoiceField label={t("field.quadrants")} of={form.field("quadrants")} toChoose>
          {["0", "1", "2", "3", "4"].map((count) => (
            <option key={count} value={count}>
              {count}
            </option>
          ))}
        </ChoiceField>
      </div>
      <RecordProblem error={send.error} />
      <div className="form-end">
        <SubmitButton className="button strong" isPending={send.isPending}>
          {t("save")}
        </SubmitButton>
        <button type="button" className="button quiet" onClick={done}>
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}
