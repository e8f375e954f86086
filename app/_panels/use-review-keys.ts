import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { DAILY_FIGURES, type DailyFigureKey } from "#lib/study/daily-figure.ts";
import { type Cell, nextCell } from "./grid-movement.ts";
import { dayAt } from "./review-grid.tsx";
import { matches, REVIEW_DAYS, type ReviewFilter, type ReviewRow } from "./review-table.ts";
import type { FigurePlace, useReviewDeeds } from "./use-review-deeds.tsx";
import type { useRovingGrid } from "./use-roving-grid.ts";

interface ReviewKeys {
  readonly rows: readonly ReviewRow[];
  readonly filter: ReviewFilter;
  readonly roving: ReturnType<typeof useRovingGrid>;
  /** The figure under the focus; `null`: a name, or a day that has not begun. */
  readonly active: FigurePlace | null;
  readonly isOpened: boolean;
  readonly deeds: ReturnType<typeof useReviewDeeds>;
  readonly onFigure: (figure: DailyFigureKey) => void;
  /** The keys went to another cell. */
  readonly onMove: (cell: Cell) => void;
  readonly onHistory: () => void;
  readonly onAsk: () => void;
  readonly onPrint: () => void;
  readonly onFind: () => void;
  readonly onClose: () => void;
}

/** The page's own keys, wherever in it the focus is; what somebody types into a field is theirs. */
export function useReviewKeys(keys: ReviewKeys): (event: KeyboardEvent) => void {
  const t = useTranslations("review");

  const goOn = (): void => {
    const { rows, filter, roving, deeds } = keys;
    const wanted = filter === "all" ? "toReview" : filter;
    const size = { rows: rows.length, columns: REVIEW_DAYS.length + 1 };
    const next = nextCell(roving.active, size, (cell) => matches(dayAt(rows, cell)?.[1] ?? null, wanted));
    if (next === null) deeds.say(t("notice.noMore", { filter: t(`show.${wanted}`) }));
    else {
      roving.goTo(next);
      keys.onMove(next);
    }
  };

  const press = (event: KeyboardEvent): boolean => {
    const { active, deeds } = keys;
    const byNumber = DAILY_FIGURES[Number(event.key) - 1];
    if (byNumber !== undefined) {
      keys.onFigure(byNumber);
      return true;
    }
    switch (event.key.toLowerCase()) {
      case "n":
        goOn();
        return true;
      case "v":
      case "s": {
        const deed = event.key.toLowerCase() === "v" ? "verify" : "sign";
        if (active === null) deeds.say(t("notice.idle"));
        else if (event.shiftKey) deeds.many(deed, active);
        else deeds[deed](active);
        return true;
      }
      case "q":
        keys.onAsk();
        return true;
      case "h":
        keys.onHistory();
        return true;
      case "p":
        keys.onPrint();
        return true;
      case "/":
        keys.onFind();
        return true;
      case "escape":
        if (keys.isOpened) keys.onClose();
        return keys.isOpened;
      default:
        return false;
    }
  };

  return (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || isTypedInto(event.target)) return;
    if (press(event)) event.preventDefault();
  };
}

function isTypedInto(target: EventTarget): boolean {
  return target instanceof Element && target.closest("input, textarea, select, dialog") !== null;
}
