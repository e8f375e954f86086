"use client";
import { useTranslations } from "next-intl";
import type { StudyFreeDays } from "#lib/projections/study-view.ts";
import { ZERO_REASONS } from "#lib/study/ventilator-free-days.ts";
import { forDisplay } from "#lib/units/rounding.ts";

/** Ventilator-free days with what they come from: the median alone hides who died and who was never weaned. */
export function StudyFreeDaysPanel({ freeDays }: { readonly freeDays: StudyFreeDays }) {
  const t = useTranslations("study.freeDays");
  const { value, zeros, zero_reasons, censored, truncated, provisional, missing } = freeDays;
  return (
    <section className="study-panel" aria-label={t("title")}>
      <h2>{t("title")}</h2>
      <p>{t("explained")}</p>
      <table className="study-table">
        <tbody>
          <Line name={t("final")} value={value.n} />
          <Line
            name={t("median")}
            value={
              value.n === 0
                ? "—"
                : `${forDisplay(value.median, 1)} (${forDisplay(value.q1, 1)}–${forDisplay(value.q3, 1)})`
            }
          />
          <Line
            name={t("mean")}
            value={value.n === 0 ? "—" : `${forDisplay(value.mean, 1)} ± ${forDisplay(value.sd, 1)}`}
          />
          <Line name={t("zeros")} value={zeros} />
          {ZERO_REASONS.map((reason) => (
            <Line key={reason} name={t(reason)} value={zero_reasons[reason]} part />
          ))}
          <Line name={t("censored")} value={censored} />
          {truncated > 0 && <Line name={t("truncated")} value={truncated} />}
          <Line name={t("provisional")} value={provisional} />
          {missing > 0 && <Line name={t("missing")} value={missing} />}
        </tbody>
      </table>
    </section>
  );
}

interface LineProps {
  readonly name: string;
  readonly value: string | number;
  /** Of the line above. */
  readonly part?: boolean;
}

function Line({ name, value, part = false }: LineProps) {
  return (
    <tr className={part ? "part" : undefined}>
      <th scope="row">{name}</th>
      <td className="number">{value}</td>
    </tr>
  );
}
