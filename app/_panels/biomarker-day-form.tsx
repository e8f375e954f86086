"use client";
import { useTranslations } from "next-intl";
import type { SiteFormat } from "#app/_format/site-format.ts";
import { Field } from "#app/_forms/field.tsx";
import { siteTimeOrNone } from "#app/_forms/rules.ts";
import type { FactJson } from "#lib/contract/record.ts";
import type { FactView, SubjectRecordView } from "#lib/projections/record-view.ts";
import { ANALYTE_UNITS, NOT_DONE_REASONS } from "#lib/ventilation/biomarker.ts";
import { isAddition } from "#lib/ventilation/is-addition.ts";
import {
  biomarkerIn,
  FORM_ROWS,
  initialOf,
  type KnownBiomarker,
  resultRule,
  sampledOn,
  seenOf,
} from "./biomarker-values.ts";
import { factNamed } from "./record-facts.ts";
import { type OpenForm, RecordForm, type Theirs } from "./record-form.tsx";
import { useFactWords } from "./use-fact-words.ts";

interface BiomarkerDayFormProps {
  readonly view: SubjectRecordView;
  readonly format: SiteFormat;
  readonly day: number;
  readonly onClose: () => void;
}

type Values = Readonly<Record<string, string>>;

interface ChangedBiomarker {
  readonly key: string;
  readonly fact: FactJson & FactView;
  /** What was seen there; `undefined`: a version that has not come yet. */
  readonly before: FactView | null | undefined;
  readonly version: number;
}

/** Where the form is kept while it is being filled in. */
export function keptDay(subject: string, day: number): string {
  return `biomarkers of day ${day} of ${subject}`;
}

/** Every biomarker of a day at once, by the keyboard: a number with `<` or `>`, or why there is none. */
export function BiomarkerDayForm({ view, format, day, onClose }: BiomarkerDayFormProps) {
  const t = useTranslations("record");
  const words = useFactWords(format);
  const { subject, time_zone: zone } = view;
  const known: readonly KnownBiomarker[] = FORM_ROWS.map(([analyte, matrix]) => ({
    key: `${analyte}.${matrix}`,
    analyte,
    matrix,
    present: factNamed(view, "biomarker", `biomarker/${analyte}/${matrix}/${day}`),
  }));
  const changedIn = (values: Values): readonly ChangedBiomarker[] =>
    known.flatMap((one) => {
      const { key, analyte, matrix } = one;
      const { version, fact: before } = seenOf(values, one);
      const fact = biomarkerIn(values, { key, analyte, matrix, day, zone, before: before ?? null });
      if (fact === null || (before && JSON.stringify(fact) === JSON.stringify(before))) return [];
      return [{ key, fact, before, version }];
    });
  const placeOf = ({ record }: Theirs<FactView>) =>
    known.find(({ analyte, matrix }) => record === `biomarker/${analyte}/${matrix}/${day}`);
  const named = ({ analyte, matrix }: Pick<KnownBiomarker, "analyte" | "matrix">, said: string): string =>
    `${t(`analyte.${analyte}`)} ${t(`matrix.${matrix}`)}: ${said}`;
  const see = (theirs: Theirs<FactView>, set: OpenForm["set"]): KnownBiomarker | undefined => {
    const place = placeOf(theirs);
    if (place !== undefined) set(`${place.key}.seen`, String(theirs.version));
    return place;
  };
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
          before ? !isAddition(before, fact) : version > 0,
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
      words={(fact, theirs) => {
        const place = placeOf(theirs);
        return place === undefined ? words(fact) : named(place, words(fact));
      }}
      mine={(values, theirs) => {
        const place = placeOf(theirs);
        const mine = changedIn(values).find(({ key }) => key === place?.key);
        return place === undefined || mine === undefined ? "—" : named(place, words(mine.fact));
      }}
      settle={{
        replace: see,
        keep: (theirs, set) => {
          const place = see(theirs, set);
          if (place === undefined || theirs.value?.kind === undefined) return;
          const { value } = theirs;
          if (value.kind !== "biomarker") return;
          set(`${place.key}.result`, value.value === null ? "" : `${value.qualifier ?? ""}${value.value}`);
          set(`${place.key}.why`, value.not_done ?? "");
        },
      }}
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
              const words = { analyte: t(`analyte.${analyte}`), matrix: t(`matrix.${matrix}`) };
              return (
                <div key={key} className="biomarker-row">
                  <Field
                    label={t("biomarkers.resultOf", { ...words, unit: ANALYTE_UNITS[analyte] })}
                    of={field(`${key}.result`)}
                    inputMode="text"
                    autoComplete="off"
                    maxLength={20}
                  />
                  <select
                    aria-label={t("biomarkers.reasonOf", words)}
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
