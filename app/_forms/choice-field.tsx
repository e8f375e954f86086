"use client";
import { type ReactNode, useId } from "react";
import type { FieldState } from "./use-form.ts";

interface ChoiceFieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly of: FieldState;
  /** The options. */
  readonly children: ReactNode;
}

/** A labelled choice of one. */
export function ChoiceField({ label, hint, of, children }: ChoiceFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        name={of.name}
        value={of.value}
        onChange={(event) => of.onValue(event.target.value)}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      >
        {children}
      </select>
      {hint !== undefined && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
