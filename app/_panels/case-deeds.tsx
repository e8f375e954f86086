"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay, useVisitor } from "#app/_access/visitor.tsx";
import type { CaseView } from "#lib/projections/events-view.ts";
import { OpinionForm } from "./opinion-form.tsx";
import { ReopenForm } from "./reopen-form.tsx";
import { VerdictForm } from "./verdict-form.tsx";

/** What whoever looks may say of a candidate now, by their role and by what they have done before. */
export function CaseDeeds({ of }: { readonly of: CaseView }) {
  const t = useTranslations("events");
  const me = useVisitor()?.name ?? null;
  const mayJudge = useMay("events:confirm");
  const mayAgree = useMay("events:second_opinion");
  const [isReopening, setIsReopening] = useState(false);
  const { adjudication, superseded } = of;
  if (superseded !== null) return null;
  const { rounds, awaits, opinion_open: isOpinionOpen } = adjudication;
  const wasConsultant = rounds.some(({ consultant }) => consultant?.by === me);
  const wasInvestigator = rounds.some(({ investigator }) => investigator.by === me);
  const wrote = me !== null && adjudication.written_by.includes(me);
  const holds = rounds.at(-1)?.holds ?? false;
  return (
    <>
      {mayJudge &&
        awaits === "investigator" &&
        (wasConsultant ? (
          <p className="banner">{t("verdict.wasConsultant")}</p>
        ) : (
          <VerdictForm key={rounds.length} of={of} isOwnEntry={wrote} />
        ))}
      {mayAgree &&
        isOpinionOpen &&
        (wasInvestigator || wrote ? (
          <p className="banner">{t(wasInvestigator ? "opinion.wasInvestigator" : "opinion.wroteIt")}</p>
        ) : (
          <OpinionForm key={rounds.length} of={of} />
        ))}
      {mayJudge &&
        holds &&
        (isReopening ? (
          <ReopenForm of={of} onClose={() => setIsReopening(false)} />
        ) : (
          <button type="button" className="button quiet case-reopen" onClick={() => setIsReopening(true)}>
            {t("reopen.action")}
          </button>
        ))}
    </>
  );
}
