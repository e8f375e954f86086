"use client";
import type { ReactNode } from "react";
import type { FactJson } from "#lib/contract/record.ts";
import type { FactView } from "#lib/projections/record-view.ts";
import { isAddition } from "#lib/ventilation/is-addition.ts";
import { type OpenForm, RecordForm, type RecordFormProps } from "./record-form.tsx";

interface FactFormProps
  extends Pick<
    RecordFormProps<FactView>,
    "subject" | "kept" | "title" | "initial" | "rules" | "submit" | "onClose"
  > {
  /** The record that is corrected; `null`: one more, or the only one of its kind. */
  readonly record: string | null;
  readonly present: RecordFormProps<FactView>["present"];
  /** `null`: what is typed is not whole yet. */
  readonly fact: (values: Readonly<Record<string, string>>) => FactJson | null;
  readonly words: (fact: FactView | null) => string;
  readonly children: (form: OpenForm) => ReactNode;
}

/** Enters or corrects one fact. */
export function FactForm({ record, fact, words, ...form }: FactFormProps) {
  return (
    <RecordForm<FactView>
      {...form}
      door="enter"
      words={(value) => words(value)}
      mine={(values) => words(fact(values))}
      replaces={(values, before) => {
        // What is void is entered anew only with a reason; what was never entered needs none.
        if (before === null) return (form.present?.version ?? 0) > 0;
        const after = fact(values);
        return after !== null && !isAddition(before, after);
      }}
      body={(values, version, correction) => {
        const entered = fact(values);
        if (entered === null) return null;
        return { entries: [{ fact: entered, record, expected_version: version }], correction };
      }}
    />
  );
}
