"use client";
import { useTranslations } from "next-intl";
import type { SiteFormat } from "#app/_format/site-format.ts";
import { Field } from "#app/_forms/field.tsx";
import { siteTimeOrNone } from "#app/_forms/rules.ts";
import type { FactJson } from "#lib/contract/record.ts";
import type { FactView, SubjectRecordView } from "#lib/projections/record-view.ts";
import { ANALYTE_UNITS, NOT_DONE_REASONS } from "#lib/ventilation/biomarker.ts";
import { isAddition } from "#lib/ventilation/is-addition.ts";
import { BIOMARKER_ROWS, biomarkerIn, initialOf, resultRule, sampledOn } from "./biomarker-values.ts";
import { factNamed } from "./record-facts.ts";
import { RecordForm } from "./record-form.tsx";
import { useFactWords } from "./use-fact-words.ts";

interface BiomarkerDayFormProps {
  readonly view: SubjectRecordView;
  readonly format: SiteFormat;
  readonly day: number;
  readonly onClose: () => void;
}

type Values = Readonly<Record<string, string>>;

/** Where the form is kept while it is being filled in. */
export function keptDay(subject: string, day: number): string {
  return `biomarkers of day ${day} of ${subject}`;
}

/** Every biomarker of a day at once, by the keyboard: a number with `<` or `>`, or why there is none. */
export function BiomarkerDayForm({ view, format, day, onClose }: BiomarkerDayFormProps) {
  const t = useTranslations("record");
  const words = useFactWords(format);
  const { subject, time_zone: zone } = view;
  const known = BIOMARKER_ROWS.map(([analyte, matrix]) => ({
    key: `${analyte}.${matrix}`,
    analyte,
    matrix,
    present: factNamed(view, "biomarker", `biomarker/${analyte}/${matrix}/${day}`),
  }));
  const changedIn = (
    values: Values,
  ): readonly { fact: FactJson; before: FactView | null; version: number }[] =>
    known.flatMap(({ key, analyte, matrix, present }) => {
      const before = present?.fact ?? null;
      const fact = biomarkerIn(values, { key, analyte, matrix, day, zone, before });
      if (fact === null || (before !== null && JSON.stringify(fact) === JSON.stringify(before))) return [];
      return [{ fact, before, version: present?.version ?? 0 }];
    });
  return (
    <RecordForm<FactView>
      subject={subject}
      door="enter"
      kept={keptDay(subject, day)}
      title={t("biomarkers.enterDay", { day })}
      initial={initialOf(known, zone)}
      rules={{
        ...Object.fromEntries(known.map(({ key }) => [`${key}.result`, resultRule(key)])),
        plasma: siteTimeOrNone,
        balf: siteTimeOrNone,
      }}
      present={null}
      replaces={(values) =>
        changedIn(values).some(({ fact, before, version }) =>
          before === null ? version > 0 : !isAddition(before, fact),
        )
      }
      body={(values, _, correction) => {
        const changed = changedIn(values);
        if (changed.length === 0) return null;
        return {
          entries: changed.map(({ fact, version }) => ({ fact, expected_version: version })),
          correction,
        };
      }}
      words={words}
      mine={(values) =>
        changedIn(values)
          .map(({ fact }) => words(fact))
          .join(" · ")
      }
      onClose={onClose}
    >
      {({ values, field, set }) => (
        <>
          <div className="form-row">
            {(["plasma", "balf"] as const).map((matrix) => (
              <div key={matrix}>
                <Field
                  label={t(matrix === "plasma" ? "field.sampledPlasma" : "field.sampledBalf")}
                  hint={t("siteTime", { zone })}
                  of={field(matrix)}
                  type="datetime-local"
                />
                <WrongDay typed={values[matrix] ?? ""} view={view} day={day} />
              </div>
            ))}
            <button
              type="button"
              className="button quiet"
              onClick={() => {
                for (const { key, matrix } of known) {
                  if (matrix === "balf" && (values[`${key}.result`] ?? "") === "")
                    set(`${key}.why`, "NOT_DONE");
                }
              }}
            >
              {t("biomarkers.allBalf")}
            </button>
          </div>
          <p className="field-hint">{t("biomarkers.hint")}</p>
          <div className="biomarker-rows">
            {known.map(({ key, analyte, matrix }) => {
              const named = { analyte: t(`analyte.${analyte}`), matrix: t(`matrix.${matrix}`) };
              return (
                <div key={key} className="biomarker-row">
                  <Field
                    label={t("biomarkers.resultOf", { ...named, unit: ANALYTE_UNITS[analyte] })}
                    of={field(`${key}.result`)}
                    inputMode="text"
                    autoComplete="off"
                    maxLength={20}
                  />
                  <select
                    aria-label={t("biomarkers.reasonOf", named)}
                    value={values[`${key}.why`] ?? ""}
                    onChange={(event) => set(`${key}.why`, event.target.value)}
                  >
                    <option value="">{t("biomarkers.reasonChoice")}</option>
                    {NOT_DONE_REASONS.map((reason) => (
                      <option key={reason} value={reason}>
                        {t(`notDone.${reason}`)}
                      </option>
                    ))}
                  </select>
                </div>
              );
            })}
          </div>
        </>
      )}
    </RecordForm>
  );
}

interface WrongDayProps {
  readonly typed: string;
  readonly view: SubjectRecordView;
  readonly day: number;
}

/** A sample of another date may be right; somebody should look twice. */
function WrongDay({ typed, view, day }: WrongDayProps) {
  const t = useTranslations("record");
  const sampled = sampledOn(typed, view.infusion_started_at, view.time_zone);
  if (sampled === null || sampled === day) return null;
  return (
    <p className="field-hint strong" role="status">
      {t("biomarkers.wrongDay", { day: sampled })}
    </p>
  );
}
