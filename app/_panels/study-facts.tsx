"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { StudyView } from "#lib/projections/study-view.ts";
import { forDisplay } from "#lib/units/rounding.ts";
import { formatPercent } from "./study-figure.ts";

/** The cohort's main numbers, each with what it stands on. */
export function StudyFacts({ view }: { readonly view: StudyView }) {
  const t = useTranslations("study.facts");
  const { enrolment, events, free_days, group } = view;
  const isTreated = group !== "PSM_CONTROL";
  const judged = view.coverage.peep.reduce(
    (sum, { complete, partial, insufficient, short }) => ({
      complete: sum.complete + complete,
      partial: sum.partial + partial,
      lacking: sum.lacking + insufficient + short,
    }),
    { complete: 0, partial: 0, lacking: 0 },
  );
  const days = judged.complete + judged.partial + judged.lacking;
  const percent = (count: number) => (days === 0 ? "—" : forDisplay((count / days) * 100, 0));
  const { value, zeros } = free_days;
  return (
    <dl className="study-facts">
      {/* The trial's target is of those who are given cells. */}
      <Fact
        value={group === "UCMSC" ? `${enrolment.enrolled} / ${enrolment.target}` : enrolment.enrolled}
        name={group === "UCMSC" ? t("enrolledTarget") : t("enrolled")}
      />
      {isTreated && <Fact value={events.infused} name={t("infused")} />}
      {isTreated && (
        <Fact
          value={`${events.confirmed} / ${events.infused}`}
          name={t("events", {
            share: formatPercent(events.share),
            lower: formatPercent(events.lower),
            upper: formatPercent(events.upper),
          })}
        >
          {t("eventsOpen", { open: events.open, unresolved: events.unresolved })}
        </Fact>
      )}
      <Fact value={view.ventilated} name={t("ventilated")} />
      <Fact value={`${percent(judged.complete)} %`} name={t("complete", { days })}>
        {t("lacking", { partial: percent(judged.partial), lacking: percent(judged.lacking) })}
      </Fact>
      <Fact
        value={forDisplay(value.median, Number.isInteger(value.median) ? 0 : 1)}
        name={
          value.n === 0
            ? t("freeDaysName")
            : t("freeDays", { q1: forDisplay(value.q1, 0), q3: forDisplay(value.q3, 0), n: value.n })
        }
      >
        {value.n === 0 ? t("freeDaysNone") : t("zero", { share: forDisplay((zeros / value.n) * 100, 0) })}
      </Fact>
    </dl>
  );
}

interface FactProps {
  readonly value: string | number;
  readonly name: string;
  readonly children?: ReactNode;
}

function Fact({ value, name, children }: FactProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="study-number">{value}</dd>
      {children !== undefined && <dd>{children}</dd>}
    </div>
  );
}
