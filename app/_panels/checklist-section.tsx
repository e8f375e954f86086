"use client";
import { useTranslations } from "next-intl";
import { ELIGIBILITY_ITEMS } from "#lib/ventilation/eligibility-item.ts";
import { ChecklistRow } from "./checklist-row.tsx";
import { DeviationList } from "./deviation-list.tsx";
import { EligibilityVerdict } from "./eligibility-verdict.tsx";
import { OxygenationHoursChoice } from "./oxygenation-hours-choice.tsx";
import type { RecordPartProps } from "./record-facts.ts";
import { missingBySection } from "./record-missing.ts";
import { RecordSection } from "./record-section.tsx";

/** The eligibility checklist: what was answered by whom and on what, what data suggest, and what it comes to. */
export function ChecklistSection(props: RecordPartProps) {
  const t = useTranslations("record.checklist");
  const { view } = props;
  return (
    <RecordSection name="checklist" missing={missingBySection(view).checklist}>
      <EligibilityVerdict {...props} />
      <div className="scroll">
        <table className="checklist">
          <caption className="visually-hidden">{t("wanted")}</caption>
          <thead>
            <tr>
              <th scope="col" colSpan={2}>
                {t("criterion")}
              </th>
              <th scope="col">{t("answer")}</th>
              <th scope="col">{t("data")}</th>
            </tr>
          </thead>
          <tbody>
            {ELIGIBILITY_ITEMS.map(({ id, kind }) => (
              <ChecklistRow key={id} id={id} kind={kind} {...props} />
            ))}
          </tbody>
        </table>
      </div>
      <OxygenationHoursChoice {...props} />
      <DeviationList {...props} />
    </RecordSection>
  );
}
