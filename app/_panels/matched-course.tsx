"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { StudyCourseChart } from "#app/_charts/study-course-chart.tsx";
import type { StudyQuantity } from "#lib/projections/cohort-subject.ts";
import type { MatchedComparison } from "#lib/projections/matched-view.ts";
import type { QuantityDay } from "#lib/projections/study-view.ts";
import { formatStudyFigure } from "./study-figure.ts";

interface MatchedCourseProps {
  readonly comparison: MatchedComparison;
  readonly quantity: StudyQuantity;
}

const NO_LINES = [] as const;

/** One quantity by study day in both arms, with the numbers beneath. */
export function MatchedCourse({ comparison, quantity }: MatchedCourseProps) {
  const t = useTranslations("study");
  const title = t("matched.course", { name: t(`long.${quantity}`) });
  const { treated, control, study_days } = comparison;
  const [days, other] = useMemo(() => {
    const columns = (of: readonly QuantityDay[]) =>
      of.map(({ study_day, value: { q1, median, q3 } }) => ({
        label: t("day", { day: study_day }),
        q1,
        median,
        q3,
      }));
    return [columns(treated.quantities[quantity]), columns(control.quantities[quantity])];
  }, [treated, control, quantity, t]);
  return (
    <section className="study-panel" aria-label={title}>
      <h2>{title}</h2>
      <p>{t("matched.courseExplained")}</p>
      <div className="study-aligned">
        <StudyCourseChart
          days={days}
          lines={NO_LINES}
          other={other}
          limit={null}
          zero={false}
          label={title}
        />
        <table className="study-columns">
          <caption className="visually-hidden">{title}</caption>
          <colgroup>
            <col />
          </colgroup>
          <thead className="visually-hidden">
            <tr>
              <td />
              {study_days.map((day) => (
                <th key={day} scope="col">
                  {t("day", { day })}
                </th>
              ))}
            </tr>
          </thead>
          {(["treated", "control"] as const).map((arm) => (
            <ArmRows
              key={arm}
              name={t(`matched.${arm}`)}
              days={comparison[arm].quantities[quantity]}
              quantity={quantity}
            />
          ))}
        </table>
      </div>
    </section>
  );
}

interface ArmRowsProps {
  readonly name: string;
  readonly days: readonly QuantityDay[];
  readonly quantity: StudyQuantity;
}

function ArmRows({ name, days, quantity }: ArmRowsProps) {
  const t = useTranslations("study.row");
  const figure = (value: number | null) => formatStudyFigure(quantity, value);
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={days.length + 1} className="arm">
          {name}
        </th>
      </tr>
      <tr className="strong">
        <th scope="row">{t("n")}</th>
        {days.map(({ study_day, value }) => (
          <td key={study_day}>{value.n}</td>
        ))}
      </tr>
      <tr>
        <th scope="row">{t("median")}</th>
        {days.map(({ study_day, value }) => (
          <td key={study_day}>{figure(value.median)}</td>
        ))}
      </tr>
      <tr>
        <th scope="row">{t("quartiles")}</th>
        {days.map(({ study_day, value }) => (
          <td key={study_day}>{value.n < 2 ? "" : `${figure(value.q1)}–${figure(value.q3)}`}</td>
        ))}
      </tr>
    </tbody>
  );
}
