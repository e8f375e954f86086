"use client";
import { useTranslations } from "next-intl";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type { QueryJson } from "#lib/contract/queries.ts";

interface QueryStepProps {
  readonly step: QueryJson["steps"][number];
  readonly format: SiteFormat;
}

/** One thing that somebody said to a question. */
export function QueryStep({ step, format }: QueryStepProps) {
  const t = useTranslations("corrections");
  return (
    <>
      {t(`queries.step.${step.step}`)}
      {step.code !== null && `: ${t(`reasonCode.${step.code}`)}`}
      {step.text !== "" && (
        <>
          {" "}
          <q>{step.text}</q>
        </>
      )}{" "}
      <small>{t("queries.askedBy", { by: step.by, time: format.dateClock(step.at) })}</small>
    </>
  );
}
