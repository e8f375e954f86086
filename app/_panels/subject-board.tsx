"use client";

import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { siteFormat } from "#app/_format/site-format.ts";
import { useSubject } from "#app/_live/use-subject.ts";
import type { SubjectView } from "#lib/projections/subject-view.ts";
import { candidateAnchor } from "./candidate-list.tsx";
import { CoursePanel } from "./course-panel.tsx";
import { DayDrawer } from "./day-drawer.tsx";
import { InfusionBoard } from "./infusion-board.tsx";
import { InfusionPanel } from "./infusion-panel.tsx";
import { LimitsPanel } from "./limits-panel.tsx";
import { Loading } from "./page-state.tsx";
import { QueriesPanel } from "./queries-panel.tsx";
import { ReadingsPanel } from "./readings-panel.tsx";
import { SubjectAlarms } from "./subject-alarms.tsx";
import { SubjectHead } from "./subject-head.tsx";
import { TransportPanel } from "./transport-panel.tsx";
import { focusOpenedCell } from "./use-roving-grid.ts";
import { useSubjectAddress } from "./use-subject-address.ts";
import { VacPanel } from "./vac-panel.tsx";
import { ValuesNow } from "./values-now.tsx";

/** One subject, live; unknown and loading included. */
export function SubjectBoard({ subject }: { readonly subject: string }) {
  const t = useTranslations("desk");
  const state = useSubject(subject);
  if (state.status === "loading") return <Loading />;
  if (state.status === "known") return <KnownSubject view={state.view} />;
  return (
    <div className="page-state">
      <h1>
        {state.refusal.code === "unknown_subject"
          ? t("state.unknownSubject", { subject })
          : t("state.failed")}
      </h1>
      <p>{state.refusal.code === "unknown_subject" ? t("state.unknownSubjectHint") : state.refusal.detail}</p>
      <Link className="button" href="/subjects">
        {t("state.toSubjects")}
      </Link>
    </div>
  );
}

function KnownSubject({ view }: { readonly view: SubjectView }) {
  const locale = useLocale();
  const search = useSearchParams();
  const address = useSubjectAddress(view.subject, search);
  const format = siteFormat(view.time_zone, locale);
  const close = (): void => {
    focusOpenedCell();
    address.open(null, address.figure);
  };
  const goToCandidate = (candidate: string): void => {
    address.setTab("window");
    // The list is drawn with the tab: one frame later it is there.
    requestAnimationFrame(() => {
      const line = document.getElementById(candidateAnchor(candidate));
      line?.scrollIntoView({ block: "center" });
      line?.focus();
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && address.day !== null) close();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the page's own key, wherever in it the focus is
    <div className="page subject" onKeyDown={onKeyDown}>
      <SubjectHead view={view} format={format} tab={address.tab} onTab={address.setTab} />
      <div className={address.day === null ? "subject-columns" : "subject-columns with-drawer"}>
        {address.tab === "readings" ? (
          <ReadingsPanel view={view} format={format} />
        ) : (
          <div className="subject-main">
            {address.tab === "window" && <InfusionBoard view={view} format={format} />}
            <CoursePanel
              view={view}
              format={format}
              preset={address.tab}
              onPreset={address.setTab}
              opened={address.day === null ? null : { localDate: address.day, figure: address.figure }}
              onOpen={address.open}
            />
          </div>
        )}
        <div className="subject-side">
          {address.day !== null && (
            <DayDrawer
              subject={view.subject}
              localDate={address.day}
              figure={address.figure}
              format={format}
              onFigure={(figure) => address.open(address.day, figure)}
              onClose={close}
              focusRequest={address.focusRequest}
            />
          )}
          <ValuesNow view={view} format={format} />
          <InfusionPanel
            view={view}
            format={format}
            onCandidate={goToCandidate}
            onRecord={() => address.setTab("window")}
          />
          <SubjectAlarms view={view} format={format} onCandidate={goToCandidate} />
          <VacPanel view={view} format={format} />
          <QueriesPanel subject={view.subject} format={format} timeZone={view.time_zone} />
          <LimitsPanel subject={view.subject} format={format} />
          <TransportPanel view={view} />
        </div>
      </div>
    </div>
  );
}
