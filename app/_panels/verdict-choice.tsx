"use client";
import { useId } from "react";
import { FieldProblem } from "#app/_forms/field-problem.tsx";
import type { FieldState } from "#app/_forms/use-form.ts";

interface VerdictChoiceProps {
  readonly label: string;
  readonly of: FieldState;
  /** Value and words. */
  readonly choices: readonly (readonly [string, string])[];
}

/** One of a few words, none of them chosen beforehand: nobody confirms by leaving a form as it was. */
export function VerdictChoice({ label, of, choices }: VerdictChoiceProps) {
  const id = useId();
  return (
    <fieldset className="verdict-choice" aria-describedby={of.problem === null ? undefined : `${id}-problem`}>
      <legend className="visually-hidden">{label}</legend>
      {choices.map(([value, text]) => (
        <label key={value}>
          <input
            type="radio"
            name={of.name}
            value={value}
            checked={of.value === value}
            onChange={() => of.onValue(value)}
          />
          {text}
        </label>
      ))}
      <FieldProblem id={`${id}-problem`} of={of.problem} />
    </fieldset>
  );
}
