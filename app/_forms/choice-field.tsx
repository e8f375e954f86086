"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import type { FieldState } from "./use-form.ts";

interface ChoiceFieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly of: FieldState;
  /** The options. */
  readonly children: ReactNode;
}

/** A labelled choice of one, with its hint and what is wrong with it. */
export function ChoiceField({ label, hint, of, children }: ChoiceFieldProps) {
  const id = useId();
  const t = useTranslations("access.rule");
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
        value={of.value}
        onChange={(event) => of.onValue(event.target.value)}
        aria-invalid={of.problem !== null}
        aria-describedby={described.length === 0 ? undefined : described.join(" ")}
      >
        {children}
      </select>
      {of.problem !== null && (
        <p className="field-problem" id={`${id}-problem`}>
          {t(of.problem)}
        </p>
      )}
      {hint !== undefined && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
