"use client";
import { useTranslations } from "next-intl";
import { ChoiceField } from "#app/_forms/choice-field.tsx";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { useForm } from "#app/_forms/use-form.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
import { useDataDeed } from "#app/_query/use-data-deed.ts";
import type { PlateauEffortJson } from "#lib/contract/corrections.ts";
import { DataProblem } from "./data-problem.tsx";
import { NO_REASON, REASON_RULES, ReasonFields, reasonBody } from "./reason-fields.tsx";

const STATES = ["none", "effort", "confirmed"] as const;
type State = (typeof STATES)[number];

interface EffortFormProps {
  readonly subject: string;
  /** The plateau's number as it first came. */
  readonly reading: number;
  readonly effort: PlateauEffortJson;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Says whether the subject breathed along while a plateau was measured, and whether it counts all the same. */
export function EffortForm({ subject, reading, effort, onDone, onCancel }: EffortFormProps) {
  const t = useTranslations("corrections");
  const cancel = useTranslations("access.form");
  const isChange = effort.version > 0;
  const before = stateOf(effort);
  const form = useForm<Readonly<Record<string, string>>>(
    { state: before, ...NO_REASON },
    isChange ? REASON_RULES : {},
  );
  const isVoid = form.values.state === "none";
  const path = apiPath(["subjects", subject, "record", ...(isVoid ? ["void"] : [])]);
  const say = useDataDeed<object>(path, onDone);
  return (
    <form
      className="form asked"
      method="post"
      noValidate
      aria-label={t("deed.effort")}
      onSubmit={form.submit((values) => {
        if (values.state === before) return onDone();
        const correction = isChange ? reasonBody(values) : null;
        const expected_version = effort.version;
        if (isVoid) return say.mutate({ record: effort.record, expected_version, correction });
        const fact = { kind: "plateau_effort", reading, confirmed_valid: values.state === "confirmed" };
        say.mutate({ entries: [{ fact, expected_version }], correction });
      })}
    >
      <p className="note">{t("effort.hint")}</p>
      <ChoiceField label={t("effort.label")} of={form.field("state")}>
        {STATES.map((state) => (
          <option key={state} value={state}>
            {t(`effort.state.${state}`)}
          </option>
        ))}
      </ChoiceField>
      {isChange && <ReasonFields code={form.field("reasonCode")} text={form.field("reasonText")} />}
      <DataProblem error={say.error} />
      <div className="form-end">
        <SubmitButton className="button strong" isPending={say.isPending}>
          {t("effort.save")}
        </SubmitButton>
        <button type="button" className="button quiet" onClick={onCancel}>
          {cancel("cancel")}
        </button>
      </div>
    </form>
  );
}

function stateOf({ confirmed_valid }: PlateauEffortJson): State {
  if (confirmed_valid === null) return "none";
  return confirmed_valid ? "confirmed" : "effort";
}
