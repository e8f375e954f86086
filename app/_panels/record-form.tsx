"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import {
  CORRECTION_RULES,
  CorrectionFields,
  correctionIn,
  NO_CORRECTION,
} from "#app/_forms/correction-fields.tsx";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import type { FieldState } from "#app/_forms/use-form.ts";
import { useKeptForm } from "#app/_forms/use-kept-form.ts";
import { RequestRefused } from "#app/_query/fetch-json.ts";
import { type RecordDoor, useRecordDeed } from "#app/_query/record-queries.ts";
import type { VersionView } from "#lib/projections/record-view.ts";
import { RecordProblem } from "./record-problem.tsx";
import { StaleNotice } from "./stale-notice.tsx";

type Values = Readonly<Record<string, string>>;

/** What a form shows of itself to its fields. */
export interface OpenForm {
  readonly values: Values;
  readonly field: (name: string) => FieldState;
  readonly set: (name: string, value: string) => void;
}

/** What stands of a record by now, where another version of it was seen. */
export type Theirs<Value> = VersionView<Value> & { readonly record: string };

export interface RecordFormProps<Value> {
  readonly subject: string;
  readonly door: RecordDoor;
  /** Where what is typed is kept until it is sent. */
  readonly kept: string;
  readonly title: string;
  readonly initial: Values;
  readonly rules: Parameters<typeof useKeptForm>[2];
  /** What stands; `null`: nothing was ever entered. */
  readonly present: Pick<VersionView<Value>, "version" | "value"> | null;
  /** Whether what is typed replaces something, and not only adds to it. */
  readonly replaces: (values: Values, before: Value | null) => boolean;
  /** What is sent; `null`: nothing was changed. */
  readonly body: (values: Values, version: number, correction: object | null) => object | null;
  /** In words, for showing both when somebody else was faster. */
  readonly words: (value: Value | null, theirs: Theirs<Value>) => string;
  readonly mine: (values: Values, theirs: Theirs<Value>) => string;
  /** Of a form of many records: what becomes of the one that somebody else changed, while the form stays open. */
  readonly settle?: {
    readonly keep: (theirs: Theirs<Value>, set: OpenForm["set"]) => void;
    readonly replace: (theirs: Theirs<Value>, set: OpenForm["set"]) => void;
  };
  readonly submit?: string;
  readonly onClose: () => void;
  readonly children: (form: OpenForm) => ReactNode;
}

/**
 * A form of the record: it asks for a reason where it replaces something, keeps what was typed while the server is
 * away, and shows both where somebody else has changed the same meanwhile.
 */
export function RecordForm<Value>(props: RecordFormProps<Value>) {
  const { subject, door, kept, title, initial, rules, body, words, mine, settle, onClose } = props;
  const t = useTranslations("record");
  const form = useKeptForm(kept, { ...initial, ...NO_CORRECTION }, rules);
  const [seen, setSeen] = useState(props.present);
  const done = (): void => {
    form.forget();
    onClose();
  };
  const deed = useRecordDeed(subject, door, done);
  const isReplacing = props.replaces(form.values, seen?.value ?? null);
  const theirs = staleIn<Value>(deed.error);
  return (
    <form
      className="form asked record-form"
      method="post"
      noValidate
      aria-label={title}
      onSubmit={form.submit(
        (values) => {
          const sent = body(values, seen?.version ?? 0, isReplacing ? correctionIn(values) : null);
          if (sent === null) done();
          else deed.mutate(sent);
        },
        isReplacing ? { ...rules, ...CORRECTION_RULES } : rules,
      )}
    >
      <h3>{title}</h3>
      {props.children({ values: form.values, field: form.field, set: form.set })}
      {isReplacing && <CorrectionFields field={form.field} />}
      {theirs === null ? (
        <RecordProblem error={deed.error} />
      ) : (
        <StaleNotice
          theirs={words(theirs.value, theirs)}
          mine={mine(form.values, theirs)}
          by={theirs.by}
          at={theirs.at}
          onKeepTheirs={() => {
            if (settle === undefined) return done();
            settle.keep(theirs, form.set);
            deed.reset();
          }}
          onReplace={() => {
            if (settle === undefined) setSeen(theirs);
            else settle.replace(theirs, form.set);
            deed.reset();
          }}
        />
      )}
      <div className="form-end">
        <SubmitButton className="button strong" isPending={deed.isPending || theirs !== null}>
          {props.submit ?? t("save")}
        </SubmitButton>
        <button type="button" className="button quiet" onClick={done}>
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}

function staleIn<Value>(error: Error | null): Theirs<Value> | null {
  const isStale = error instanceof RequestRefused && error.code === "stale_version";
  return isStale ? (error.present as Theirs<Value> | null) : null;
}
