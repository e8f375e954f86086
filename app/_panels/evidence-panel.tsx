"use client";
import { useTranslations } from "next-intl";
import { formatFigure } from "#app/_format/figure.ts";
import type { SiteFormat } from "#app/_format/site-format.ts";
import { formatUnit } from "#app/_format/unit.ts";
import type { CaseEvidence, EvidenceSeries } from "#lib/projections/case-evidence.ts";
import { EvidenceLane } from "./evidence-lane.tsx";
import { EvidenceTable } from "./evidence-table.tsx";

interface EvidencePanelProps {
  readonly evidence: CaseEvidence;
  readonly onset: string;
  readonly t0: string | null;
  readonly format: SiteFormat;
}

/** The readings around an onset: a lane each on one axis of time, and every one of them in a table. */
export function EvidencePanel({ evidence, onset, t0, format }: EvidencePanelProps) {
  const t = useTranslations("events.evidence");
  const { series, from, to } = evidence;
  if (series.length === 0) {
    return (
      <section className="panel" aria-label={t("title")}>
        <h3>{t("title")}</h3>
        <p className="count">{t("none")}</p>
      </section>
    );
  }
  const span = { from: Date.parse(from), to: Date.parse(to) };
  const ofT0 = t0 === null ? Number.NaN : Date.parse(t0);
  const marks = {
    onset: Date.parse(onset),
    t0: ofT0 >= span.from && ofT0 <= span.to && ofT0 !== Date.parse(onset) ? ofT0 : null,
  };
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => span.from + share * (span.to - span.from));
  return (
    <section className="panel evidence" aria-label={t("title")}>
      <h3>{t("title")}</h3>
      <div className="evidence-lanes">
        {series.map((one) => (
          <Lane key={one.parameter} series={one} span={span} marks={marks} />
        ))}
        <span />
        <span className="evidence-axis" aria-hidden="true">
          {ticks.map((tick, index) => (
            <span key={tick}>
              {format.clock(tick)}
              {index === 2 && <b> {t("onset")}</b>}
            </span>
          ))}
        </span>
        <span />
      </div>
      <p className="count">{t("marks")}</p>
      <EvidenceTable series={series} format={format} />
    </section>
  );
}

interface LaneProps {
  readonly series: EvidenceSeries;
  readonly span: { readonly from: number; readonly to: number };
  readonly marks: { readonly onset: number; readonly t0: number | null };
}

function Lane({ series, span, marks }: LaneProps) {
  const t = useTranslations("events.evidence");
  const words = useTranslations("desk.parameter");
  const { parameter, unit, baseline, at_onset: atOnset, lowest, highest } = series;
  const figure = (value: number | null | undefined): string => formatFigure(parameter, value ?? null);
  return (
    <>
      <span className="evidence-name">
        <b>{words(parameter)}</b> <small>{formatUnit(unit)}</small>
      </span>
      <EvidenceLane series={series} span={span} marks={marks} />
      <span className="evidence-figures">
        {baseline !== null && (
          <span>
            <small>{t("baseline")}</small> {figure(baseline)}
          </span>
        )}
        <span>
          <small>{t("atOnset")}</small> <b>{figure(atOnset?.value)}</b>
        </span>
        <small>{t("range", { low: figure(lowest), high: figure(highest) })}</small>
      </span>
    </>
  );
}
