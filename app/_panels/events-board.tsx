"use client";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { siteFormat } from "#app/_format/site-format.ts";
import { useConnection } from "#app/_live/use-connection.ts";
import { eventsQuery } from "#app/_query/event-queries.ts";
import { AdverseEventForm } from "./adverse-event-form.tsx";
import { AdverseEventView } from "./adverse-event-view.tsx";
import { CaseView } from "./case-view.tsx";
import { EventsWorklist } from "./events-worklist.tsx";
import { OutcomeStrip } from "./outcome-strip.tsx";
import { OutcomeTable } from "./outcome-table.tsx";
import { NotLoaded } from "./page-state.tsx";
import { useEventsAddress } from "./use-events-address.ts";

/** What waits for an investigator or a consultant, what is to be reported, and what the trial has come to. */
export function EventsBoard() {
  const t = useTranslations("events");
  const locale = useLocale();
  const isLost = useConnection().status === "lost";
  const { address, go } = useEventsAddress();
  const asked = useQuery(eventsQuery);
  const beside = useRef<HTMLDivElement>(null);
  const shown = address.opened ?? address.adverse ?? address.recording;
  useEffect(() => {
    if (shown === null) return;
    beside.current?.focus({ preventScroll: true });
    beside.current?.scrollIntoView({ block: "start" });
  }, [shown]);
  if (asked.data === undefined) return <NotLoaded of={asked} />;
  const { outcome, cases, adverse_events: adverse, time_zone: timeZone } = asked.data;
  const format = siteFormat(timeZone, locale);
  const event = adverse.find(({ adverse_event: name }) => name === address.adverse) ?? null;
  const close = (): void => {
    const left = shown;
    go({});
    // The list's line is where one came from.
    if (left !== null) document.querySelector<HTMLElement>(`[data-item="${CSS.escape(left)}"]`)?.focus();
  };
  return (
    <div className={isLost ? "page events lost" : "page events"}>
      <div className="bar">
        <h1>{t("title")}</h1>
        {asked.data.simulated && <span className="tag">{t("simulated")}</span>}
        <span className="count bar-end">
          {t("outcome.protocol", { version: asked.data.protocol.version })}
        </span>
      </div>
      <OutcomeStrip outcome={outcome} />
      <div className="events-columns">
        <EventsWorklist events={asked.data} format={format} shown={shown} onGo={go} />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what is shown, wherever the focus is in it */}
        <div
          ref={beside}
          className="events-beside"
          tabIndex={-1}
          onKeyDown={(pressed) => {
            const isTyping = pressed.target instanceof HTMLElement && pressed.target.closest("form") !== null;
            if (pressed.key === "Escape" && shown !== null && !isTyping) close();
          }}
        >
          {address.opened !== null && (
            <CaseView key={address.opened} candidate={address.opened} onGo={go} onClose={close} />
          )}
          {event !== null && (
            <AdverseEventView
              key={event.adverse_event}
              event={event}
              format={format}
              timeZone={timeZone}
              onClose={close}
            />
          )}
          {address.recording !== null && (
            <section className="panel" aria-label={t("adverse.new")}>
              <AdverseEventForm
                timeZone={timeZone}
                correcting={null}
                from={cases.find(({ candidate }) => candidate === address.recording) ?? null}
                onClose={close}
              />
            </section>
          )}
          {shown === null && <OutcomeTable outcome={outcome} />}
        </div>
      </div>
    </div>
  );
}
