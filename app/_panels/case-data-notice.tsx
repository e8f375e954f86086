"use client";
import { useTranslations } from "next-intl";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type { CaseJson } from "#lib/contract/events.ts";
import { useCandidateFigures } from "./use-candidate-figures.ts";

interface CaseDataNoticeProps {
  readonly of: CaseJson;
  readonly format: SiteFormat;
}

/** Says plainly that the data on record now do not say any more what this event was found by. */
export function CaseDataNotice({ of, format }: CaseDataNoticeProps) {
  const t = useTranslations("events.case.data");
  const { case: one, data } = of;
  const figures = useCandidateFigures({ event: one.event, figures: data?.figures ?? {} });
  if (data === null || data.state === "same") return null;
  const isJudged = one.adjudication.rounds.length > 0;
  return (
    <p className="banner" role="note">
      <b>
        {data.state === "gone" || data.onset === null
          ? t("gone")
          : t("changed", { time: format.dateClock(data.onset), figures: figures ?? "—" })}
      </b>{" "}
      {t(isJudged ? "judged" : "open")}
    </p>
  );
}
