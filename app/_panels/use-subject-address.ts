"use client";

import { useState } from "react";
import type { DailyFigureKey } from "#lib/projections/day-view.ts";
import { isDailyFigure } from "#lib/study/daily-figure.ts";
import { replaceAddress } from "./replace-address.ts";

/** The views of a subject's page. */
export const SUBJECT_TABS = ["course", "window", "readings"] as const;
export type SubjectTab = (typeof SUBJECT_TABS)[number];

const LOCAL_DATE = /^\d{4}-\d{2}-\d{2}$/;

function isTab(name: string | null): name is SubjectTab {
  return SUBJECT_TABS.some((tab) => tab === name);
}

/** What a subject's page shows stands in its address: an inspector can be sent a day and a figure as a link. */
export function useSubjectAddress(subject: string, search: { get(name: string): string | null }) {
  const [focusRequest, setFocusRequest] = useState(0);
  const asked = search.get("day");
  const day = asked !== null && LOCAL_DATE.test(asked) ? asked : null;
  const named = search.get("figure");
  const figure: DailyFigureKey = isDailyFigure(named) ? named : "peep";
  const view = search.get("view");
  const tab: SubjectTab = isTab(view) ? view : "course";

  const go = (next: { tab: SubjectTab; day: string | null; figure: DailyFigureKey }): void => {
    const query = new URLSearchParams({
      ...(next.tab === "course" ? {} : { view: next.tab }),
      ...(next.day === null ? {} : { day: next.day, figure: next.figure }),
    });
    const path = `/subjects/${encodeURIComponent(subject)}`;
    replaceAddress(path, query);
  };

  return {
    tab,
    day,
    figure,
    /** Counts how often the drawer was asked to take the focus. */
    focusRequest,
    setTab: (next: SubjectTab) => go({ tab: next, day, figure }),
    open: (nextDay: string | null, nextFigure: DailyFigureKey) => {
      // Opening what is open means: go in.
      if (nextDay !== null && nextDay === day && nextFigure === figure) setFocusRequest((count) => count + 1);
      else go({ tab, day: nextDay, figure: nextFigure });
    },
  };
}
