"use client";
import { useTranslations } from "next-intl";
import { type ComponentProps, type ReactNode, useId, useLayoutEffect, useRef } from "react";
import type { FieldState } from "./use-form.ts";

type InputProps = Omit<ComponentProps<"input">, "name" | "value" | "onChange" | "id">;

export interface FieldProps extends InputProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly of: FieldState;
  /** Stands behind the input, as the eye of a password does. */
  readonly behind?: ReactNode;
}

/** A labelled input, with its hint and what is wrong with it. */
export function Field({ label, hint, of, behind, ...input }: FieldProps) {
  const id = useId();
  const t = useTranslations("access.rule");
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
  const described = [hasHint ? `${id}-hint` : "", of.problem === null ? "" : `${id}-problem`].filter(Boolean);
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
      {of.problem !== null && (
        <p className="field-problem" id={`${id}-problem`}>
          {t(of.problem)}
        </p>
      )}
      {hasHint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
