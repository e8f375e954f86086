"use client";
import { type ComponentProps, type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { FieldProblem } from "./field-problem.tsx";
import type { FieldState } from "./use-form.ts";

type InputProps = Omit<ComponentProps<"input">, "name" | "value" | "onChange" | "id">;

export interface FieldProps extends InputProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly of: FieldState;
  /** What is unusual about what stands there: told, never in the way. */
  readonly soft?: string | null;
  /** Stands behind the input, as the eye of a password does. */
  readonly behind?: ReactNode;
}

/** A labelled input, with its hint and what is wrong with it. */
export function Field({ label, hint, of, soft = null, behind, ...input }: FieldProps) {
  const id = useId();
  const element = useRef<HTMLInputElement>(null);
  // What was typed, or filled in by a password manager, before the page's code ran is kept.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only as the page begins
  useLayoutEffect(() => {
    const early = element.current?.value ?? "";
    if (early !== of.value) of.onValue(early);
  }, []);
  // What is wrong says more than the hint; for an empty field, or one out of its range, the hint is the help.
  const isHelped = of.problem === null || of.problem === "missing" || of.problem === "range";
  const hasHint = hint !== undefined && isHelped;
  const described = [
    hasHint ? `${id}-hint` : "",
    of.problem === null ? "" : `${id}-problem`,
    soft === null ? "" : `${id}-soft`,
  ].filter(Boolean);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="field-input">
        <input
          {...input}
          // A dialog begins here: autofocus alone is asked for before the dialog is shown, and is lost.
          data-begin={input.autoFocus === true ? "" : undefined}
          ref={element}
          id={id}
          name={of.name}
          value={of.value}
          onChange={(event) => of.onValue(event.target.value)}
          aria-invalid={of.problem !== null}
          aria-describedby={described.length === 0 ? undefined : described.join(" ")}
        />
        {behind}
      </div>
      <FieldProblem id={`${id}-problem`} of={of.problem} />
      {hasHint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {soft !== null && (
        <p className="form-soft" id={`${id}-soft`} role="status">
          {soft}
        </p>
      )}
    </div>
  );
}
