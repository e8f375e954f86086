"use client";

import { useTranslations } from "next-intl";
import type { KeyboardEvent, ReactNode } from "react";
import { isWhole, panned, type TimeRange, zoomed } from "#app/_charts/course-range.ts";
import type { CourseFrame } from "./course-frame.ts";

const CLOSER = 0.6;
const STEP = 0.25;

interface CourseToolsProps {
  readonly range: TimeRange;
  readonly frame: CourseFrame;
  readonly onRange: (range: TimeRange) => void;
  readonly onStudyDays: () => void;
  readonly readout: ReactNode;
  readonly children: ReactNode;
}

/** The buttons and keys that move through the course; wheel, pinch and drag are the chart's own. */
export function CourseTools({ range, frame, onRange, onStudyDays, readout, children }: CourseToolsProps) {
  const t = useTranslations("desk");
  const { whole, study } = frame;
  const isStudy = range.from === study.from && range.to === study.to;
  const moves = {
    zoomIn: () => onRange(zoomed(range, CLOSER, whole)),
    zoomOut: () => onRange(zoomed(range, 1 / CLOSER, whole)),
    earlier: () => onRange(panned(range, -STEP, whole)),
    later: () => onRange(panned(range, STEP, whole)),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = MOVES[event.key];
    if (move === undefined) return;
    event.preventDefault();
    if (move === "reset") onStudyDays();
    else moves[move]();
  };
  const atStart = range.from <= whole.from;
  const atEnd = range.to >= whole.to;
  return (
    <>
      <div className="course-tools">
        <div className="course-readout">{readout}</div>
        <fieldset className="course-buttons">
          <legend className="visually-hidden">{t("course.hint")}</legend>
          <Tool label={t("course.earlier")} path="M9 2L4 7l5 5" onClick={moves.earlier} disabled={atStart} />
          <Tool label={t("course.later")} path="M5 2l5 5-5 5" onClick={moves.later} disabled={atEnd} />
          <Tool label={t("course.zoomIn")} path="M7 2v10M2 7h10" onClick={moves.zoomIn} />
          <Tool
            label={t("course.zoomOut")}
            path="M2 7h10"
            onClick={moves.zoomOut}
            disabled={isWhole(range, whole)}
          />
          {!isWhole(study, whole) && (
            <button
              type="button"
              className="button"
              disabled={isWhole(range, whole)}
              onClick={() => onRange(whole)}
            >
              {t("course.all")}
            </button>
          )}
          <button type="button" className="button" disabled={isStudy} onClick={onStudyDays}>
            {t("course.reset")}
          </button>
        </fieldset>
      </div>
      <div
        className="course-keys"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: keys move through the picture, and its name says which
        tabIndex={0}
        aria-label={t("course.keys")}
        onKeyDown={onKeyDown}
      >
        {children}
      </div>
    </>
  );
}

const MOVES: Readonly<Record<string, "zoomIn" | "zoomOut" | "earlier" | "later" | "reset">> = {
  "+": "zoomIn",
  "=": "zoomIn",
  "-": "zoomOut",
  ArrowLeft: "earlier",
  ArrowRight: "later",
  "0": "reset",
  Home: "reset",
};

interface ToolProps {
  readonly label: string;
  readonly path: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
}

function Tool({ label, path, onClick, disabled = false }: ToolProps) {
  return (
    <button
      type="button"
      className="button icon"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <svg viewBox="0 0 14 14" aria-hidden="true">
        <path d={path} fill="none" stroke="currentColor" strokeWidth="2" />
      </svg>
    </button>
  );
}
