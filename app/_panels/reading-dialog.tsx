"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "#app/_access/visitor.tsx";
import { formatFigure } from "#app/_format/figure.ts";
import type { SiteFormat } from "#app/_format/site-format.ts";
import { formatUnit } from "#app/_format/unit.ts";
import { DialogFrame } from "#app/_forms/dialog-frame.tsx";
import { useIsFormKept } from "#app/_forms/use-kept-form.ts";
import { readingQuery } from "#app/_query/data-queries.ts";
import type { ReadingHistoryJson } from "#lib/contract/corrections.ts";
import { isParameter } from "#lib/ventilation/parameter.ts";
import { AskForm } from "./ask-form.tsx";
import { CorrectForm } from "./correct-form.tsx";
import { EffortForm } from "./effort-form.tsx";
import { NotLoaded } from "./page-state.tsx";
import { ReadingHistory } from "./reading-history.tsx";
import { Segmented } from "./segmented.tsx";
import { type StandingDeed, StandingForm } from "./standing-form.tsx";

interface ReadingDialogProps {
  readonly subject: string;
  /** Of the reading, or of any version of it. */
  readonly seq: number;
  readonly format: SiteFormat;
  readonly timeZone: string;
  readonly onClose: () => void;
}

/** One reading: what became of it, and what may be done with it. */
export function ReadingDialog(props: ReadingDialogProps) {
  const { subject, seq, format, onClose } = props;
  const t = useTranslations("corrections");
  const words = useTranslations("desk");
  const query = useQuery(readingQuery(subject, seq));
  const { data } = query;
  if (data === undefined) {
    return (
      <DialogFrame title={t("open", { number: seq })} isWide onClose={onClose}>
        <NotLoaded of={query} />
      </DialogFrame>
    );
  }
  const { standing } = data;
  const parameter = isParameter(standing.parameter)
    ? words(`parameter.${standing.parameter}`)
    : standing.parameter;
  return (
    <DialogFrame
      title={t("reading.title", { parameter, time: format.dateClock(standing.observed_at) })}
      isWide
      onClose={onClose}
    >
      <p className="note">{t("reading.number", { number: data.original.seq, source: standing.source })}</p>
      <KnownReading {...props} of={data} />
    </DialogFrame>
  );
}

type Deed = "correct" | "effort" | "ask" | StandingDeed;

function KnownReading({
  of,
  format,
  timeZone,
  subject,
  onClose,
}: ReadingDialogProps & { readonly of: ReadingHistoryJson }) {
  const t = useTranslations("corrections");
  const mayCorrect = useMay("data:correct");
  const mayEnter = useMay("subjects:change");
  const mayAsk = useMay("queries:raise");
  const { effort } = of;
  const deeds: readonly Deed[] = [
    ...(mayCorrect ? deedsOf(of) : []),
    ...(mayCorrect && mayEnter && effort !== undefined ? (["effort"] as const) : []),
    ...(mayAsk ? (["ask"] as const) : []),
  ];
  const isBegun = useIsFormKept(`correct ${subject} ${of.original.seq}`);
  const [chosen, setChosen] = useState<Deed | null>(isBegun ? "correct" : null);
  const { parameter } = of.standing;
  if (!isParameter(parameter)) return null;
  // What was done meanwhile may leave nothing to do of what was chosen.
  const deed = chosen !== null && deeds.includes(chosen) ? chosen : null;
  const rest = () => setChosen(null);
  return (
    <>
      <ReadingHistory of={of} parameter={parameter} format={format} />
      <Claims of={of} />
      <EffortWords of={of} format={format} />
      {deeds.length > 0 && (
        <Segmented
          label={t("deed.label")}
          values={deeds}
          chosen={deed}
          onChoose={setChosen}
          text={(each) => t(`deed.${each}`)}
        />
      )}
      {deed === null && (
        <div className="form-end">
          <button type="button" className="button" onClick={onClose}>
            {t("reading.close")}
          </button>
        </div>
      )}
      {deed === "correct" && (
        <CorrectForm
          of={of}
          parameter={parameter}
          format={format}
          timeZone={timeZone}
          onDone={rest}
          onCancel={rest}
        />
      )}
      {deed === "effort" && effort !== undefined && (
        <EffortForm
          key={effort.version}
          subject={subject}
          reading={of.original.seq}
          effort={effort}
          onDone={rest}
          onCancel={rest}
        />
      )}
      {deed === "ask" && (
        <AskForm subject={subject} about={{ seq: of.original.seq }} onDone={rest} onCancel={rest} />
      )}
      {(deed === "void" || deed === "restore" || deed === "choose") && (
        <StandingForm key={deed} of={of} deed={deed} onDone={rest} onCancel={rest} />
      )}
    </>
  );
}

/** What may be done depends on how it stands. */
function deedsOf({ standing }: ReadingHistoryJson): readonly Deed[] {
  switch (standing.status) {
    case "valid":
      return ["correct", "void"];
    case "conflict":
      return ["choose", "correct", "void"];
    case "rejected":
      return ["correct"];
    default:
      return ["restore"];
  }
}

/** What is on record of effort during a plateau, and on whose word. */
function EffortWords({ of, format }: { readonly of: ReadingHistoryJson; readonly format: SiteFormat }) {
  const t = useTranslations("corrections.effort");
  const { effort } = of;
  if (effort === undefined || effort.confirmed_valid === null || effort.at === null) return null;
  return (
    <p className="note strong">
      {t(`state.${effort.confirmed_valid ? "confirmed" : "effort"}`)}
      {" · "}
      {t("by", { by: effort.by ?? "", time: format.dateClock(effort.at) })}
    </p>
  );
}

function Claims({ of: { claims } }: { readonly of: ReadingHistoryJson }) {
  const t = useTranslations("corrections.reading");
  if (claims.length === 0) return null;
  return (
    <div className="reading-claims">
      <b>{t("claims")}</b>
      <ul>
        {claims.map(({ seq, parameter, value, unit }) => (
          <li key={seq}>
            {isParameter(parameter) ? formatFigure(parameter, value) : value} {formatUnit(unit)}{" "}
            <small>#{seq}</small>
          </li>
        ))}
      </ul>
      <small>{t("claimsHint")}</small>
    </div>
  );
}
