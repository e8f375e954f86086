"use client";
import { useTranslations } from "next-intl";
import type { FactView } from "#lib/projections/record-view.ts";
import { RecordForm, type RecordFormProps } from "./record-form.tsx";

interface VoidFormProps {
  readonly subject: string;
  readonly title: string;
  readonly record: string;
  readonly present: NonNullable<RecordFormProps<FactView>["present"]>;
  readonly words: (fact: FactView | null) => string;
  readonly onClose: () => void;
}

/** Voids what should never have been entered, with the reason. */
export function VoidForm({ subject, title, record, present, words, onClose }: VoidFormProps) {
  const t = useTranslations("record");
  return (
    <RecordForm<FactView>
      subject={subject}
      door="void"
      kept={`void ${record} of ${subject}`}
      title={title}
      initial={{}}
      rules={{}}
      present={present}
      replaces={() => true}
      body={(_, version, correction) => ({ record, expected_version: version, correction })}
      words={(value) => words(value)}
      mine={() => t("voided")}
      submit={t("void")}
      onClose={onClose}
    >
      {() => <p>{words(present.value)}</p>}
    </RecordForm>
  );
}
