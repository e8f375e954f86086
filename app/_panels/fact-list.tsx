"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useIsFormKept } from "#app/_forms/use-kept-form.ts";
import type { FactJson } from "#lib/contract/record.ts";
import type { FactView } from "#lib/projections/record-view.ts";
import { FactForm } from "./fact-form.tsx";
import { FactHistory } from "./fact-history.tsx";
import { factsOfKind, type KnownFact, type RecordPartProps } from "./record-facts.ts";
import type { OpenForm, RecordFormProps } from "./record-form.tsx";
import { useFactWords } from "./use-fact-words.ts";
import { VoidForm } from "./void-form.tsx";

interface FactListProps<Kind extends FactView["kind"]> extends RecordPartProps {
  readonly kind: Kind;
  readonly title: string;
  readonly add: string;
  /** Said where nothing stands. */
  readonly none: string;
  /** There can only be one. */
  readonly isSingle?: boolean;
  /** How one of them is called. */
  readonly name: (fact: KnownFact<Kind>, index: number) => string;
  readonly initial: (fact: Extract<FactView, { kind: Kind }> | null) => Readonly<Record<string, string>>;
  readonly rules: RecordFormProps<FactView>["rules"];
  readonly fact: (
    values: Readonly<Record<string, string>>,
    before: Extract<FactView, { kind: Kind }> | null,
  ) => FactJson | null;
  readonly fields: (form: OpenForm) => ReactNode;
}

/** Facts of a kind, each to be corrected or voided with its versions beside it, and one more to be added. */
export function FactList<Kind extends FactView["kind"]>(props: FactListProps<Kind>) {
  const { view, format, mayEdit, kind, title, add, none, isSingle = false, name, rules } = props;
  const t = useTranslations("record");
  const words = useFactWords(format);
  const newName = `new ${kind} of ${view.subject}`;
  const [open, setOpen] = useState<string | null>(useIsFormKept(newName) ? newName : null);
  const close = (): void => setOpen(null);
  const known = factsOfKind(view, kind);
  const stands = known.some(({ fact }) => fact !== null);
  const form = (one: KnownFact<Kind> | null, kept: string, heading: string): ReactNode => (
    <FactForm
      subject={view.subject}
      kept={kept}
      title={heading}
      initial={props.initial(one?.fact ?? null)}
      rules={rules}
      record={isSingle ? null : (one?.record ?? null)}
      present={one === null ? null : { version: one.version, value: one.fact }}
      fact={(values) => props.fact(values, one?.fact ?? null)}
      words={words}
      onClose={close}
    >
      {props.fields}
    </FactForm>
  );
  const [first] = known;
  return (
    <section className="fact-list" aria-label={title}>
      <div className="bar">
        <h3>{title}</h3>
        {!stands && <span className="note">{none}</span>}
        {mayEdit && open !== newName && !(isSingle && stands) && (
          <button type="button" className="button quiet bar-end" onClick={() => setOpen(newName)}>
            {add}
          </button>
        )}
      </div>
      {known.length > 0 && (
        <ul>
          {known.map((one, index) => {
            const called = name(one, index);
            return (
              <li key={one.record} className={one.fact === null ? "is-void" : ""}>
                {open === `correct ${one.record}` ? (
                  form(one, `${one.record} of ${view.subject}`, `${t("correct")}: ${called}`)
                ) : open === `void ${one.record}` ? (
                  <VoidForm
                    subject={view.subject}
                    title={`${t("void")}: ${called}`}
                    record={one.record}
                    present={{ version: one.version, value: one.fact }}
                    words={words}
                    onClose={close}
                  />
                ) : (
                  <>
                    <span>{words(one.fact)}</span>
                    <FactHistory what={called} versions={one.versions} words={words} format={format} />
                    {mayEdit && one.fact !== null && (
                      <span className="fact-deeds">
                        <button
                          type="button"
                          className="button quiet"
                          aria-label={`${t("correct")}: ${called}`}
                          onClick={() => setOpen(`correct ${one.record}`)}
                        >
                          {t("correct")}
                        </button>
                        <button
                          type="button"
                          className="button quiet"
                          aria-label={`${t("void")}: ${called}`}
                          onClick={() => setOpen(`void ${one.record}`)}
                        >
                          {t("void")}
                        </button>
                      </span>
                    )}
                  </>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {open === newName && form(isSingle ? (first ?? null) : null, newName, add)}
    </section>
  );
}
