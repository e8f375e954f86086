"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { formatSinceStart } from "#app/_format/age.ts";
import { signedDay } from "#app/_format/signed-day.ts";
import type { SiteFormat } from "#app/_format/site-format.ts";
import { useNow } from "#app/_live/use-now.ts";
import type { SubjectView } from "#lib/projections/subject-view.ts";
import { AuditLink } from "./audit-link.tsx";
import { Segmented } from "./segmented.tsx";
import { SUBJECT_TABS, type SubjectTab } from "./use-subject-address.ts";

interface SubjectHeadProps {
  readonly view: SubjectView;
  readonly format: SiteFormat;
  readonly tab: SubjectTab;
  readonly onTab: (tab: SubjectTab) => void;
}

/** Who this is, on which day of the study, and the views of the page. No name, ever. */
export function SubjectHead({ view, format, tab, onTab }: SubjectHeadProps) {
  const t = useTranslations("desk");
  const record = useTranslations("record");
  return (
    <div className="bar subject-head">
      <h1>{view.subject}</h1>
      <span className="subject-facts">{facts(t, view, format).join(" · ")}</span>
      <DayTag view={view} />
      {view.simulated && <span className="tag">{t("subject.simulated")}</span>}
      <Link className="button quiet bar-end" href={`/subjects/${encodeURIComponent(view.subject)}/record`}>
        {record("open")}
      </Link>
      <AuditLink className="button quiet" of={{ subject: view.subject }} />
      <Segmented
        label={t("course.tabs")}
        values={SUBJECT_TABS}
        chosen={tab}
        onChoose={onTab}
        text={(each) => t(`course.${each}`)}
      />
    </div>
  );
}

function DayTag({ view }: { readonly view: SubjectView }) {
  const t = useTranslations("desk");
  const { state, started_at } = view.infusion_window;
  const elapsed = useNow((now) =>
    started_at === null ? "" : formatSinceStart(now - Date.parse(started_at)),
  );
  if (view.study_day === null) return <span className="tag plain">{t("subject.notInfused")}</span>;
  const day = t("day.short", { day: signedDay(view.study_day) });
  return (
    <span className="tag plain">{state === "open" && elapsed !== null ? `${day} · ${elapsed}` : day}</span>
  );
}

type Words = ReturnType<typeof useTranslations<"desk">>;

function facts(t: Words, view: SubjectView, format: SiteFormat): readonly string[] {
  const { bed, sex, predicted_body_weight_kg: weight, group } = view;
  const ended = view.ventilation.at(-1)?.ended_at ?? null;
  return [
    bed === null ? t("subject.noBed") : t("subject.bed", { bed }),
    sex === "male" || sex === "female" ? t(`subject.${sex}`) : sex,
    ...(weight === null ? [] : [t("subject.pbw", { weight: weight.toFixed(1) })]),
    group === "UCMSC" || group === "SALINE" || group === "PSM_CONTROL" ? t(`subject.group.${group}`) : group,
    ...(ended === null ? [] : [t("subject.offVentilator", { time: format.dateClock(ended) })]),
    ...(view.ventilation.length === 0 && !view.ventilated ? [t("subject.neverVentilated")] : []),
  ];
}
