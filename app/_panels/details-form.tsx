"use client";
import { useTranslations } from "next-intl";
import type { SiteFormat } from "#app/_format/site-format.ts";
import { fromSiteInput } from "#app/_format/site-time-input.ts";
import { filled, numberFromOrNone, numberOf, siteTimeOrNone, wholeFromOrNone } from "#app/_forms/rules.ts";
import type { DetailsView, SubjectRecordView, VersionView } from "#lib/projections/record-view.ts";
import { isAddition } from "#lib/ventilation/is-addition.ts";
import { ClockFields, PersonFields } from "./detail-fields.tsx";
import { asInput } from "./record-facts.ts";
import { RecordForm } from "./record-form.tsx";
import { useDetailWords } from "./use-detail-words.ts";

interface DetailsFormProps {
  readonly view: SubjectRecordView;
  readonly format: SiteFormat;
  readonly present: VersionView<DetailsView>;
  readonly onClose: () => void;
}

type Values = Readonly<Record<string, string>>;

const CLOCKS = ["admitted_at", "insult_at", "diagnosed_at", "consented_at", "enrolled_at"] as const;
const NUMBERS = ["age_years", "height_cm", "weight_kg"] as const;

/** Hard limits of domain.md section 1; the server holds the same. */
export const DETAIL_RULES = {
  sex: filled,
  age_years: wholeFromOrNone(0, 120),
  height_cm: numberFromOrNone(120, 220, "cm"),
  weight_kg: numberFromOrNone(25, 250, "kg"),
  group: filled,
  admitted_at: siteTimeOrNone,
  insult_at: siteTimeOrNone,
  diagnosed_at: siteTimeOrNone,
  consented_at: siteTimeOrNone,
  enrolled_at: siteTimeOrNone,
};

/** Where the form is kept while it is being filled in. */
export function keptDetails(subject: string): string {
  return `details of ${subject}`;
}

/** Adds to the details, or corrects them with a reason. */
export function DetailsForm({ view, format, present, onClose }: DetailsFormProps) {
  const t = useTranslations("record");
  const detail = useDetailWords(format);
  const { subject, time_zone: zone } = view;
  const details = present.value;
  if (details === null) return null;
  const initial: Record<string, string> = { sex: details.sex, group: details.group };
  for (const field of NUMBERS) initial[field] = details[field] === null ? "" : String(details[field]);
  for (const clock of CLOCKS) initial[clock] = asInput(details[clock], zone);
  // Only what was touched is sent: a time is typed to the minute, and the rest of it is not to be lost.
  const changesIn = (values: Values): Partial<DetailsView> => {
    const changes: Record<string, unknown> = {};
    for (const [field, before] of Object.entries(initial)) {
      const typed = values[field] ?? "";
      if (typed.trim() !== before) changes[field] = typedValue(field, typed, zone);
    }
    return changes;
  };
  const words = (one: DetailsView | null): string =>
    one === null
      ? ""
      : (Object.keys(initial) as (keyof DetailsView)[])
          .filter((field) => one[field] !== null)
          .map((field) => `${t(`field.${field}`)} ${detail(field, one)}`)
          .join(" · ");
  return (
    <RecordForm<DetailsView>
      subject={subject}
      door="details"
      kept={keptDetails(subject)}
      title={t("section.details")}
      initial={initial}
      rules={DETAIL_RULES}
      present={present}
      replaces={(values, before) => {
        const changes = changesIn(values);
        const touched = Object.keys(changes) as (keyof DetailsView)[];
        if (before === null || touched.length === 0) return false;
        return !isAddition(Object.fromEntries(touched.map((field) => [field, before[field]])), changes);
      }}
      body={(values, version, correction) => {
        const changes = changesIn(values);
        if (Object.keys(changes).length === 0) return null;
        return { expected_version: version, changes, correction };
      }}
      words={words}
      mine={(values) => words({ ...details, ...changesIn(values) })}
      onClose={onClose}
    >
      {({ field }) => (
        <>
          <PersonFields field={field} />
          <ClockFields field={field} zone={zone} />
        </>
      )}
    </RecordForm>
  );
}

function typedValue(field: string, typed: string, zone: string): unknown {
  if (typed.trim() === "") return null;
  if (NUMBERS.some((one) => one === field)) return numberOf(typed);
  return CLOCKS.some((one) => one === field) ? fromSiteInput(typed, zone) : typed;
}
