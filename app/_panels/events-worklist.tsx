"use client";
import { useTranslations } from "next-intl";
import type { KeyboardEvent, ReactNode } from "react";
import { useMay } from "#app/_access/visitor.tsx";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type { AdverseEventView, CaseView, EventsView } from "#lib/projections/events-view.ts";
import { groupEvents } from "./group-events.ts";
import { ReportTimer } from "./report-timer.tsx";
import { useAgeWords } from "./use-age-words.ts";
import type { EventsAddress } from "./use-events-address.ts";

interface EventsWorklistProps {
  readonly events: EventsView;
  readonly format: SiteFormat;
  /** What is shown beside the list. */
  readonly shown: string | null;
  readonly onGo: (next: Partial<EventsAddress>) => void;
}

/** Who has to do what, the longest waiting first: candidates by whose word they need, and reports by when they are due. */
export function EventsWorklist({ events, format, shown, onGo }: EventsWorklistProps) {
  const t = useTranslations("events.list");
  const mayRecord = useMay("infusions:record");
  const isConsultant = useMay("events:second_opinion");
  const groups = groupEvents(events);
  const asked = isConsultant
    ? (["consultant", "investigator", "unresolved"] as const)
    : (["investigator", "unresolved", "consultant"] as const);
  const isEmpty = events.cases.length + events.adverse_events.length === 0;
  const isQuiet = asked.every((name) => groups[name].length === 0) && groups.reports.length === 0;
  const cases = (list: readonly CaseView[]) =>
    list.map((one) => (
      <CaseItem key={one.candidate} of={one} format={format} isShown={shown === one.candidate} onGo={onGo} />
    ));
  const adverse = (list: readonly AdverseEventView[]) =>
    list.map((one) => (
      <AdverseItem
        key={one.adverse_event}
        of={one}
        format={format}
        isShown={shown === one.adverse_event}
        onGo={onGo}
      />
    ));
  return (
    <nav className="worklist" aria-label={t("label")} onKeyDown={moveInList}>
      {mayRecord && (
        <button type="button" className="button worklist-new" onClick={() => onGo({ recording: "new" })}>
          {t("record")}
        </button>
      )}
      {isEmpty && <p className="count">{t("empty")}</p>}
      {!isEmpty && isQuiet && <p className="count">{t("nothing")}</p>}
      {asked.map((name) => (
        <Group key={name} title={t(name)} count={groups[name].length}>
          {cases(groups[name])}
        </Group>
      ))}
      <Group title={t("reports")} count={groups.reports.length}>
        {adverse(groups.reports)}
      </Group>
      <Group title={t("settled")} count={groups.settled.length}>
        {cases(groups.settled)}
      </Group>
      <Group title={t("adverse")} count={groups.adverse.length}>
        {adverse(groups.adverse)}
      </Group>
      {groups.superseded.length > 0 && (
        <details className="history">
          <summary>
            {t("superseded")} {groups.superseded.length}
          </summary>
          <ul>{cases(groups.superseded)}</ul>
        </details>
      )}
      {!isEmpty && <p className="count">{t("keys")}</p>}
    </nav>
  );
}

function Group({
  title,
  count,
  children,
}: {
  readonly title: string;
  readonly count: number;
  readonly children: ReactNode;
}) {
  if (count === 0) return null;
  return (
    <section>
      <h2>
        {title} <span className="count">{count}</span>
      </h2>
      <ul>{children}</ul>
    </section>
  );
}

interface ItemProps<Of> {
  readonly of: Of;
  readonly format: SiteFormat;
  readonly isShown: boolean;
  readonly onGo: EventsWorklistProps["onGo"];
}

function CaseItem({ of, format, isShown, onGo }: ItemProps<CaseView>) {
  const t = useTranslations("events");
  const code = useTranslations("infusion.events.code");
  const age = useAgeWords();
  const { adjudication, event, term, onset, t0 } = of;
  return (
    <li>
      <button
        type="button"
        className="worklist-item"
        data-item={of.candidate}
        data-state={adjudication.state}
        aria-current={isShown ? "true" : undefined}
        onClick={() => onGo({ opened: of.candidate })}
      >
        <span className="worklist-head">
          <b>{of.subject}</b>
          {of.bed !== null && <span>{t("list.bed", { bed: of.bed })}</span>}
          <span className="tag small">{t(`state.${adjudication.state}`)}</span>
        </span>
        <span className="worklist-what">{event === null ? term : code(event)}</span>
        <span className="count">
          {format.dateClock(onset)}
          {" · "}
          {t0 === null
            ? t("list.beforeT0")
            : t("list.sinceT0", { age: age(Date.parse(onset) - Date.parse(t0)) })}
          {adjudication.reopened !== null && ` · ${t(`reopened.${adjudication.reopened}`)}`}
        </span>
      </button>
    </li>
  );
}

function AdverseItem({ of, format, isShown, onGo }: ItemProps<AdverseEventView>) {
  const t = useTranslations("events");
  const isSerious = of.seriousness.length > 0;
  return (
    <li>
      <button
        type="button"
        className={of.voided === null ? "worklist-item" : "worklist-item is-voided"}
        data-item={of.adverse_event}
        aria-current={isShown ? "true" : undefined}
        onClick={() => onGo({ adverse: of.adverse_event })}
      >
        <span className="worklist-head">
          <b>{of.subject}</b>
          <span className="count">
            {t("adverse.grade")} {of.grade}
          </span>
          {isSerious && <span className="tag small">{t("adverse.serious")}</span>}
        </span>
        <span className="worklist-what">{of.term}</span>
        <span className="count">{format.dateClock(of.onset)}</span>
        {of.voided === null &&
          of.reports
            .filter(({ sent_at }) => sent_at === null)
            .map((report) => <ReportTimer key={report.report} report={report} format={format} isNamed />)}
      </button>
    </li>
  );
}

/** Up and down through the lines of the list; Enter opens one, as on any button. */
function moveInList(pressed: KeyboardEvent<HTMLElement>): void {
  const step = pressed.key === "ArrowDown" ? 1 : pressed.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  const items = [...pressed.currentTarget.querySelectorAll<HTMLElement>(".worklist-item")].filter(
    (item) => item.offsetParent !== null,
  );
  const { activeElement: focused } = document;
  const at = focused instanceof HTMLElement ? items.indexOf(focused) : -1;
  const next = items[at < 0 ? 0 : at + step];
  if (next === undefined) return;
  pressed.preventDefault();
  next.focus();
}
