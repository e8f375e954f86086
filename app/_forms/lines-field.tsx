"use client";
import { useId } from "react";
import { FieldProblem } from "./field-problem.tsx";
import type { FieldState } from "./use-form.ts";

interface LinesFieldProps {
  readonly label: string;
  readonly of: FieldState;
  readonly rows: number;
  readonly maxLength: number;
}

/** A labelled text of several lines. */
export function LinesField({ label, of, rows, maxLength }: LinesFieldProps) {
  const id = useId();
  return (
    <div className="field lines">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        name={of.name}
        rows={rows}
        maxLength={maxLength}
        value={of.value}
        onChange={(event) => of.onValue(event.target.value)}
        aria-invalid={of.problem !== null}
        aria-describedby={of.problem === null ? undefined : `${id}-problem`}
      />
      <FieldProblem id={`${id}-problem`} of={of.problem} />
    </div>
  );
}
