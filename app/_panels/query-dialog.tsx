"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "#app/_access/visitor.tsx";
import { formatFigure } from "#app/_format/figure.ts";
import type { SiteFormat } from "#app/_format/site-format.ts";
import { formatUnit } from "#app/_format/unit.ts";
import { DialogFrame } from "#app/_forms/dialog-frame.tsx";
import type { QueryJson } from "#lib/contract/queries.ts";
import { isParameter } from "#lib/ventilation/parameter.ts";
import { QueryAbout } from "./query-about.tsx";
import { QueryStep } from "./query-steps.tsx";
import { ReadingDialog } from "./reading-dialog.tsx";
import { type SayDeed, SayForm } from "./say-form.tsx";
import { Segmented } from "./segmented.tsx";
import { useQueryWords } from "./use-query-words.ts";

interface QueryDialogProps {
  readonly query: QueryJson;
  readonly format: SiteFormat;
  readonly timeZone: string;
  readonly onClose: () => void;
}

/** One question: what it is about, what was said, and what may be said. Its readings open from here. */
export function QueryDialog({ query, format, timeZone, onClose }: QueryDialogProps) {
  const t = useTranslations("corrections");
  const words = useQueryWords();
  const mayAnswer = useMay("queries:answer");
  const deeds = mayAnswer ? deedsOf(query) : [];
  const [chosen, setChosen] = useState<SayDeed | null>(null);
  const [opened, setOpened] = useState<number | null>(null);
  const deed = chosen !== null && deeds.includes(chosen) ? chosen : (deeds[0] ?? null);
  if (opened !== null) {
    return (
      <ReadingDialog
        subject={query.subject}
        seq={opened}
        format={format}
        timeZone={timeZone}
        onClose={() => setOpened(null)}
      />
    );
  }
  return (
    <DialogFrame title={`${query.subject}: ${t(`queries.kind.${query.kind}`)}`} isWide onClose={onClose}>
      <p className="query-question">{words(query)}</p>
      <p className="note">
        <QueryAbout query={query} format={format} /> ·{" "}
        {query.asked_by === null
          ? t("queries.byRule")
          : t("queries.askedBy", { by: query.asked_by, time: format.dateClock(query.asked_at) })}
        {query.addressee !== "anyone" && ` · ${t("queries.to.label")}: ${t(`queries.to.${query.addressee}`)}`}
      </p>
      <QueryReadings query={query} format={format} onOpen={setOpened} />
      {query.steps.length > 0 && (
        <ol className="query-steps">
          {query.steps.map((step) => (
            <li key={`${step.at} ${step.step}`}>
              <QueryStep step={step} format={format} />
            </li>
          ))}
        </ol>
      )}
      {deeds.length > 1 && (
        <Segmented
          label={t("deed.label")}
          values={deeds}
          chosen={deed}
          onChoose={setChosen}
          text={(each) => t(`queries.${each}`)}
        />
      )}
      {deed !== null && <SayForm key={deed} query={query} deed={deed} onDone={onClose} />}
      <div className="form-end">
        <button type="button" className="button quiet" onClick={onClose}>
          {t("reading.close")}
        </button>
      </div>
    </DialogFrame>
  );
}

/** Of two claims one is chosen, at its reading; nothing is said to them in words. */
function deedsOf({ kind, state }: QueryJson): readonly SayDeed[] {
  if (kind === "conflict") return [];
  if (state === "open") return ["answer"];
  return state === "answered" ? ["close", "reopen"] : ["reopen"];
}

interface QueryReadingsProps {
  readonly query: QueryJson;
  readonly format: SiteFormat;
  readonly onOpen: (seq: number) => void;
}

function QueryReadings({ query, format, onOpen }: QueryReadingsProps) {
  const t = useTranslations("corrections");
  const desk = useTranslations("desk");
  const { readings, count } = query;
  if (readings.length === 0) return null;
  return (
    <section className="query-readings" aria-label={t("queries.readings")}>
      <ul className="slot-list">
        {readings.toReversed().map(({ seq, parameter, value, unit, observed_at, status }) => {
          const text = `${isParameter(parameter) ? formatFigure(parameter, value) : value} ${formatUnit(unit)}`;
          return (
            <li key={seq}>
              <span>
                {format.dateClock(observed_at)}{" "}
                {isParameter(parameter) ? desk(`parameter.${parameter}`) : parameter}{" "}
                {status === "valid" ? <b>{text}</b> : <s>{text}</s>}
              </span>
              <button
                type="button"
                className="button small"
                aria-label={t("open", { number: seq })}
                onClick={() => onOpen(seq)}
              >
                {t("openShort")}
              </button>
            </li>
          );
        })}
      </ul>
      {count > readings.length && (
        <p className="note">{t("queries.more", { count: count - readings.length })}</p>
      )}
    </section>
  );
}
