"use client";
import { Field } from "#app/_forms/field.tsx";
import { filled } from "#app/_forms/rules.ts";
import { useForm } from "#app/_forms/use-form.ts";
import { useDeed } from "#app/_query/use-deed.ts";
import { AskedForm } from "./asked-form.tsx";

interface ReasonFormProps {
  readonly label: string;
  readonly action: string;
  readonly path: string;
  readonly onClose: () => void;
}

const EMPTY = { reason: "" };
const RULES = { reason: filled };

/** A deed that wants nothing but its reason. */
export function ReasonForm({ label, action, path, onClose }: ReasonFormProps) {
  const form = useForm<typeof EMPTY>(EMPTY, RULES);
  const deed = useDeed<object>(path, onClose);
  return (
    <AskedForm
      label={action}
      action={action}
      deed={deed}
      onCancel={onClose}
      onSubmit={form.submit(({ reason }) => deed.mutate({ reason: reason.trim() }))}
    >
      <Field label={label} of={form.field("reason")} autoComplete="off" maxLength={500} autoFocus />
    </AskedForm>
  );
}
