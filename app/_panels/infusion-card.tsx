"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useMay } from "#app/_access/visitor.tsx";
import type { SiteFormat } from "#app/_format/site-format.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
import type { DeedView, InfusionView } from "#lib/projections/infusion-record-view.ts";
import type { SubjectView } from "#lib/projections/subject-view.ts";
import { forDisplay } from "#lib/units/rounding.ts";
import { BagTable } from "./bag-table.tsx";
import { CheckForm } from "./check-form.tsx";
import { EndCorrection } from "./end-correction.tsx";
import { GivingControls } from "./giving-controls.tsx";
import { InfusionHistory } from "./infusion-history.tsx";
import { millilitres, millions } from "./infusion-words.ts";
import { PrepareForm } from "./prepare-form.tsx";
import { ReasonForm } from "./reason-form.tsx";

interface InfusionCardProps {
  readonly view: SubjectView;
  readonly infusion: InfusionView;
  readonly format: SiteFormat;
}

/** One infusion: what was prepared, by whom it was checked, how it was given, and what is to be done next. */
export function InfusionCard({ view, infusion, format }: InfusionCardProps) {
  const t = useTranslations("infusion");
  const mayRecord = useMay("infusions:record");
  const [doing, setDoing] = useState<"correct" | "discard" | "end" | null>(null);
  const { subject } = view;
  const { state, preparation, warnings } = infusion;
  const path = (way: string): string =>
    apiPath(["subjects", subject, "infusions", String(infusion.infusion), way]);
  const isOpen =
    state === "prepared" || state === "checked" || state === "running" || state === "interrupted";
  const isUntouched = state === "prepared" || state === "checked";
  const shown = state === "ended" || state === "discarded" ? [] : warnings;
  return (
    <article className={`infusion-card is-${state}`} aria-label={t("number", { number: infusion.infusion })}>
      <header className="bar">
        <h3>{t("number", { number: infusion.infusion })}</h3>
        <span>{t(`arm.${preparation.arm}`)}</span>
        <span className={isOpen ? "tag" : "tag plain"}>{t(`state.${state}`)}</span>
        {mayRecord && state !== "discarded" && (
          <span className="bar-end card-deeds">
            <button type="button" className="button quiet" onClick={() => setDoing("correct")}>
              {t("card.correct")}
            </button>
            {state === "ended" && (
              <button type="button" className="button quiet" onClick={() => setDoing("end")}>
                {t("end.correct")}
              </button>
            )}
            {isUntouched && (
              <button type="button" className="button quiet" onClick={() => setDoing("discard")}>
                {t("card.discard")}
              </button>
            )}
          </span>
        )}
      </header>
      {doing === "correct" ? (
        <PrepareForm view={view} correcting={infusion} onClose={() => setDoing(null)} />
      ) : (
        <>
          <Facts infusion={infusion} format={format} />
          {shown.length > 0 && (
            <ul className="warnings">
              {shown.map((warning) => (
                <li key={warning}>{t(`warning.${warning}`)}</li>
              ))}
            </ul>
          )}
          <BagTable infusion={infusion} format={format} />
          {doing === "end" && infusion.ended_at !== null && (
            <EndCorrection
              infusion={infusion}
              endedAt={infusion.ended_at}
              path={path("end-corrections")}
              timeZone={view.time_zone}
              onClose={() => setDoing(null)}
            />
          )}
          {doing === "discard" && (
            <ReasonForm
              label={t("card.discardReason")}
              action={t("card.discard")}
              path={path("discard")}
              onClose={() => setDoing(null)}
            />
          )}
          {mayRecord && state === "prepared" && <CheckForm infusion={infusion} path={path("check")} />}
          {mayRecord && isOpen && state !== "prepared" && (
            <GivingControls
              infusion={infusion}
              subject={subject}
              path={path("steps")}
              timeZone={view.time_zone}
            />
          )}
          <InfusionHistory infusion={infusion} format={format} />
        </>
      )}
    </article>
  );
}

function Facts({ infusion, format }: Omit<InfusionCardProps, "view">) {
  const t = useTranslations("infusion.card");
  const { preparation, prepared, checked, discarded } = infusion;
  const by = ({ by: name, at }: DeedView): string => t("by", { name, time: format.dateClock(at) });
  return (
    <dl className="infusion-facts">
      <Fact name={t("product")}>{preparation.product}</Fact>
      <Fact name={t("lot")}>{preparation.lot}</Fact>
      {preparation.passage !== null && <Fact name={t("passage")}>{preparation.passage}</Fact>}
      <Fact name={t("expires")}>{format.dateClock(preparation.expires_at)}</Fact>
      <Fact name={t("dose")}>
        {preparation.prescribed_cells === null
          ? t("doseSaline", { weight: forDisplay(preparation.weight_kg, 1) })
          : t("doseText", {
              cells: millions(preparation.prescribed_cells),
              weight: forDisplay(preparation.weight_kg, 1),
            })}
      </Fact>
      <Fact name={t("route")}>
        {preparation.route}, {preparation.line}
      </Fact>
      <Fact name={t("prepared")}>{by(prepared)}</Fact>
      <Fact name={t("checked")}>{checked === null ? <b>{t("notChecked")}</b> : by(checked)}</Fact>
      {discarded !== null && (
        <Fact name={t("discarded")}>
          {t("because", {
            name: discarded.by,
            time: format.dateClock(discarded.at),
            reason: discarded.reason,
          })}
        </Fact>
      )}
      {infusion.started_at !== null && (
        <Fact name={t("started")}>
          <b>{format.dateClock(infusion.started_at)}</b>
        </Fact>
      )}
      {infusion.ended_at !== null && (
        <>
          <Fact name={t("ended")}>{format.dateClock(infusion.ended_at)}</Fact>
          <Fact name={t("given")}>
            {infusion.given_ml === null ? (
              t("notRecorded")
            ) : (
              <b>{t("givenMl", { volume: millilitres(infusion.given_ml) })}</b>
            )}
            {infusion.given_cells !== null &&
              ` · ${t("givenCells", { cells: millions(infusion.given_cells) })}`}
          </Fact>
        </>
      )}
      {infusion.end_reason !== null && <Fact name={t("endReason")}>{infusion.end_reason}</Fact>}
      {infusion.expired_because !== null && (
        <Fact name={t("expiredBecause")}>{infusion.expired_because}</Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
