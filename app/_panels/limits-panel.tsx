"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "#app/_access/visitor.tsx";
import type { SiteFormat } from "#app/_format/site-format.ts";
import { limitsQuery } from "#app/_query/subject-queries.ts";
import type { LimitJson, SubjectLimitsJson } from "#lib/contract/limits.ts";
import { LimitsDialog } from "./limits-dialog.tsx";
import { LimitsHistory } from "./limits-history.tsx";
import { NotLoaded } from "./page-state.tsx";

interface LimitsPanelProps {
  readonly subject: string;
  readonly format: SiteFormat;
}

/** By which limits this subject's alarms are judged: the protocol's, or its own with who set them, when and why. */
export function LimitsPanel({ subject, format }: LimitsPanelProps) {
  const t = useTranslations("desk.limits");
  const query = useQuery(limitsQuery(subject));
  return (
    <section className="panel limits" aria-label={t("title")}>
      <h2>{t("title")}</h2>
      {query.data === undefined ? <NotLoaded of={query} /> : <KnownLimits of={query.data} format={format} />}
    </section>
  );
}

function KnownLimits({ of, format }: { readonly of: SubjectLimitsJson; readonly format: SiteFormat }) {
  const t = useTranslations("desk.limits");
  const mayChange = useMay("limits:manage");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("limit")}</th>
            <th scope="col" className="number">
              {t("protocol")}
            </th>
            <th scope="col" className="number">
              {t("inForce")}
            </th>
          </tr>
        </thead>
        <tbody>
          {of.limits.map((limit, index) => (
            <LimitRow
              key={limit.limit}
              limit={limit}
              saysWhy={limit.set !== null && !isSameDeed(limit.set, of.limits[index + 1]?.set ?? null)}
              format={format}
            />
          ))}
        </tbody>
      </table>
      <LimitsHistory history={of.history} format={format} />
      {mayChange && (
        <button type="button" className="button" onClick={() => setIsOpen(true)}>
          {t("change")}
        </button>
      )}
      {isOpen && <LimitsDialog of={of} onClose={() => setIsOpen(false)} />}
    </>
  );
}

type Setting = LimitJson["set"];

/** Several limits that were set together are explained once, under the last of them. */
function isSameDeed(one: Setting, other: Setting): boolean {
  return one?.at === other?.at && one?.by === other?.by;
}

interface LimitRowProps {
  readonly limit: LimitJson;
  readonly saysWhy: boolean;
  readonly format: SiteFormat;
}

function LimitRow({ limit, saysWhy, format }: LimitRowProps) {
  const t = useTranslations("desk.limits");
  const { set } = limit;
  return (
    <>
      <tr className={set === null ? undefined : "is-set"}>
        <th scope="row">
          {t(`name.${limit.limit}`)} <small>{limit.unit}</small>
        </th>
        <td className="number">{limit.protocol}</td>
        <td className="number">
          <b>{limit.in_force}</b>
        </td>
      </tr>
      {saysWhy && set !== null && (
        <tr className="why">
          <td colSpan={3}>
            {t("setBy", { by: set.by, time: format.dateClock(set.at) })} <q>{set.reason}</q>
          </td>
        </tr>
      )}
    </>
  );
}
