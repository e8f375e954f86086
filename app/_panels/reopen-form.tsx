"use client";
import { useTranslations } from "next-intl";
import { pathOfCase } from "#app/_query/event-queries.ts";
import type { CaseView } from "#lib/projections/events-view.ts";
import { CodedReasonForm } from "./coded-reason-form.tsx";

interface ReopenFormProps {
  readonly of: CaseView;
  readonly onClose: () => void;
}

/** An investigator begins another round of what was judged. */
export function ReopenForm({ of, onClose }: ReopenFormProps) {
  const t = useTranslations("events.reopen");
  return (
    <CodedReasonForm
      title={t("title")}
      action={t("submit")}
      path={pathOfCase(of.candidate, "reopenings")}
      version={of.adjudication.version}
      onClose={onClose}
    />
  );
}
