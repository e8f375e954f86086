"use client";
import { useTranslations } from "next-intl";
import type { SiteFormat } from "#app/_format/site-format.ts";
import { fromSiteInputAfter, toSiteInput } from "#app/_format/site-time-input.ts";
import { formatUnit } from "#app/_format/unit.ts";
import { numberOf } from "#app/_forms/rules.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { useKeptForm } from "#app/_forms/use-kept-form.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
import { useDataDeed } from "#app/_query/use-data-deed.ts";
import type { ReadingHistoryJson } from "#lib/contract/corrections.ts";
import type { ReadingJson } from "#lib/contract/subjects.ts";
import type { Instant } from "#lib/units/instant.ts";
import type { Parameter } from "#lib/ventilation/parameter.ts";
import { DataProblem } from "./data-problem.tsx";
import { NO_REASON, REASON_RULES, ReasonFields, reasonBody } from "./reason-fields.tsx";
import { ValueFields, valueRules } from "./value-fields.tsx";

interface CorrectFormProps {
  readonly of: ReadingHistoryJson;
  readonly parameter: Parameter;
  readonly format: SiteFormat;
  readonly timeZone: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/**
 * Says what a reading should have said. It is made on the version that it was begun on: when somebody has changed
 * the reading meanwhile both are shown, and nothing goes until that was seen.
 */
export function CorrectForm({ of, parameter, format, timeZone, onDone, onCancel }: CorrectFormProps) {
  const t = useTranslations("corrections");
  const cancel = useTranslations("access.form");
  const { subject, standing, original } = of;
  const form = useKeptForm(`correct ${subject} ${original.seq}`, initialOf(standing, timeZone), {
    ...valueRules(parameter),
    ...REASON_RULES,
  });
  const { values } = form;
  const isStale = Number(values.version) !== standing.version;
  const close = () => {
    form.forget();
    onDone();
  };
  const path = apiPath(["subjects", subject, "readings", String(original.seq), "correct"]);
  const correct = useDataDeed<object>(path, close);
  return (
    <form
      className="form asked"
      method="post"
      noValidate
      aria-label={t("deed.correct")}
      onSubmit={form.submit((typed) => {
        // Left as it was shown, it is the very time that is on record.
        const observed_at = fromSiteInputAfter(typed.time ?? "", timeZone, [standing.observed_at]);
        if (observed_at === null) return;
        correct.mutate({
          expected_version: Number(typed.version),
          value: numberOf(typed.value ?? ""),
          unit: typed.unit,
          observed_at,
          ...reasonBody(typed),
        });
      })}
    >
      <p className="note">{t("form.correctHint")}</p>
      <ValueFields
        parameter={parameter}
        value={form.field("value")}
        unit={form.field("unit")}
        time={form.field("time")}
      />
      <ReasonFields code={form.field("reasonCode")} text={form.field("reasonText")} />
      {isStale && (
        <StaleNotice
          standing={standing}
          typed={values}
          format={format}
          onTake={() => {
            form.set("version", String(standing.version));
            correct.reset();
          }}
        />
      )}
      <DataProblem error={isStale ? null : correct.error} />
      <div className="form-end">
        <SubmitButton className="button strong" isPending={correct.isPending}>
          {t("deed.correct")}
        </SubmitButton>
        <button
          type="button"
          className="button quiet"
          onClick={() => {
            form.forget();
            onCancel();
          }}
        >
          {cancel("cancel")}
        </button>
      </div>
    </form>
  );
}

function initialOf({ value, unit, observed_at, version }: ReadingJson, timeZone: string) {
  return {
    version: String(version),
    value: String(value),
    unit,
    time: toSiteInput(Date.parse(observed_at) as Instant, timeZone),
    ...NO_REASON,
  };
}

interface StaleNoticeProps {
  readonly standing: ReadingJson;
  readonly typed: Readonly<Record<string, string>>;
  readonly format: SiteFormat;
  readonly onTake: () => void;
}

/** Both at once: what somebody else has made of it, and what was typed here. */
function StaleNotice({ standing, typed, format, onTake }: StaleNoticeProps) {
  const t = useTranslations("corrections.stale");
  return (
    <div className="form-problem" role="alert">
      <p>{t("title")}</p>
      <p>
        {t("now", {
          value: standing.value,
          unit: formatUnit(standing.unit),
          time: format.dateClock(standing.observed_at),
          version: standing.version,
        })}
      </p>
      <p>
        {t("yours", {
          value: typed.value ?? "",
          unit: formatUnit(typed.unit ?? ""),
          time: (typed.time ?? "").replace("T", " "),
        })}
      </p>
      <button type="button" className="button" onClick={onTake}>
        {t("take")}
      </button>
    </div>
  );
}
