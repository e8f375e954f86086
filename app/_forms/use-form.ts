"use client";
import { type SubmitEvent, useState } from "react";
import type { FieldProblem, Rule } from "./rules.ts";

type Rules<Values> = { readonly [Name in keyof Values]?: Rule<Values> };

/** What a field needs of its form. */
export interface FieldState {
  readonly name: string;
  readonly value: string;
  readonly problem: FieldProblem | null;
  readonly onValue: (value: string) => void;
}

/**
 * The values of a form's fields and what is wrong with them. Wrong is said when somebody tries to send, in the
 * page's language and beside the field, where the focus goes; it is taken back with the next key.
 */
export function useForm<Values extends Readonly<Record<string, string>>>(
  initial: Values,
  rules: Rules<Values>,
) {
  const [values, setValues] = useState(initial);
  const [problems, setProblems] = useState<Partial<Record<keyof Values, FieldProblem>>>({});

  const set = (name: keyof Values & string, value: string): void => {
    setValues((before) => ({ ...before, [name]: value }));
    setProblems(({ [name]: _, ...others }) => others as typeof problems);
  };

  return {
    values,
    set,
    clear: () => setValues(initial),
    field: (name: keyof Values & string): FieldState => ({
      name,
      value: values[name] ?? "",
      problem: problems[name] ?? null,
      onValue: (value) => set(name, value),
    }),
    /** For `onSubmit`: sends when all is right, by the form's rules or by those that hold for what stands in it. */
    submit:
      (send: (values: Values) => void, inForce: Rules<Values> = rules) =>
      (event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        const found: Partial<Record<keyof Values, FieldProblem>> = {};
        for (const name of Object.keys(inForce) as (keyof Values & string)[]) {
          const problem = inForce[name]?.(values[name] ?? "", values) ?? null;
          if (problem !== null) found[name] = problem;
        }
        setProblems(found);
        const [first] = Object.keys(found);
        if (first === undefined) {
          send(values);
          return;
        }
        const named = event.currentTarget.elements.namedItem(first);
        const field = named instanceof RadioNodeList ? named[0] : named;
        if (field instanceof HTMLElement) field.focus();
      },
  };
}
