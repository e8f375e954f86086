"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { FieldProblem } from "./field-problem.tsx";
import type { FieldState } from "./use-form.ts";

interface ChoiceFieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly of: FieldState;
  /** Begins with nothing chosen: no form says what nobody said. */
  readonly toChoose?: boolean;
  /** A dialog begins here. */
  readonly begins?: boolean;
  /** The options. */
  readonly children: ReactNode;
}

/** A labelled choice of one, with its hint and what is wrong with it. */
export function ChoiceField({
  label,
  hint,
  of,
  toChoose = false,
  begins = false,
  children,
}: ChoiceFieldProps) {
  const id = useId();
  const t = useTranslations("access.form");
  const described = [
    hint === undefined ? "" : `${id}-hint`,
    of.problem === null ? "" : `${id}-problem`,
  ].filter(Boolean);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        name={of.name}
        data-begin={begins ? "" : undefined}
        value={of.value}
        onChange={(event) => of.onValue(event.target.value)}
        aria-invalid={of.problem !== null}
        aria-describedby={described.length === 0 ? undefined : described.join(" ")}
      >
        {toChoose && <option value="">{t("choose")}</option>}
        {children}
      </select>
      <FieldProblem id={`${id}-problem`} of={of.problem} />
      {hint !== undefined && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
