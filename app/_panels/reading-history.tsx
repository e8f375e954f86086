"use client";
import { useTranslations } from "next-intl";
import { formatFigure } from "#app/_format/figure.ts";
import type { SiteFormat } from "#app/_format/site-format.ts";
import { formatUnit } from "#app/_format/unit.ts";
import type { ReadingHistoryJson, ReadingVersionJson } from "#lib/contract/corrections.ts";
import type { Parameter } from "#lib/ventilation/parameter.ts";

interface ReadingHistoryProps {
  readonly of: ReadingHistoryJson;
  readonly parameter: Parameter;
  readonly format: SiteFormat;
}

/** Every version of a reading: what it said, who changed it, when and why. The last one stands. */
export function ReadingHistory({ of, parameter, format }: ReadingHistoryProps) {
  const t = useTranslations("corrections.reading");
  const { original, versions } = of;
  return (
    <ol className="reading-history" aria-label={t("history")}>
      <li>
        <b>{t("version", { version: 1 })}</b>
        <Said parameter={parameter} said={original} format={format} isOld={versions.length > 0} />
        <span>
          {t("asItCame")}{" "}
          <small>{t("by", { by: original.source, time: format.dateClock(original.recorded_at) })}</small>
        </span>
      </li>
      {versions.map((version, index) => (
        <li key={version.version}>
          <b>{t("version", { version: version.version })}</b>
          <Said
            parameter={parameter}
            said={version}
            format={format}
            isOld={index < versions.length - 1 || !isStanding(version)}
          />
          <Why of={version} format={format} />
        </li>
      ))}
    </ol>
  );
}

function isStanding({ change }: ReadingVersionJson): boolean {
  return change !== "voided" && change !== "passed_over";
}

interface SaidProps {
  readonly parameter: Parameter;
  readonly said: { readonly value: number; readonly unit: string; readonly observed_at: string };
  readonly format: SiteFormat;
  readonly isOld: boolean;
}

function Said({ parameter, said, format, isOld }: SaidProps) {
  const t = useTranslations("corrections.reading");
  const value = t("says", { value: formatFigure(parameter, said.value), unit: formatUnit(said.unit) }).trim();
  return (
    <span className="reading-said">
      {isOld ? <s>{value}</s> : <b>{value}</b>}{" "}
      <small>{t("at", { time: format.dateClock(said.observed_at) })}</small>
    </span>
  );
}

function Why({ of, format }: { readonly of: ReadingVersionJson; readonly format: SiteFormat }) {
  const t = useTranslations("corrections");
  return (
    <span>
      {t(`reading.change.${of.change}`)}: {t(`reasonCode.${of.reason_code}`)}
      {of.text !== "" && (
        <>
          {" "}
          <q>{of.text}</q>
        </>
      )}
      {of.belongs_to !== null && ` ${t("reading.belongsTo", { subject: of.belongs_to })}`}{" "}
      <small>{t("reading.by", { by: of.by, time: format.dateClock(of.at) })}</small>
    </span>
  );
}
