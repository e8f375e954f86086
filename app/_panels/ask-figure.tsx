"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "#app/_access/visitor.tsx";
import { DialogFrame } from "#app/_forms/dialog-frame.tsx";
import type { DailyFigureKey } from "#lib/study/daily-figure.ts";
import { AskForm } from "./ask-form.tsx";

interface AskFigureProps {
  readonly subject: string;
  readonly localDate: string;
  readonly figure: DailyFigureKey;
}

/** Asks somebody about a day's figure. */
export function AskFigure({ subject, localDate, figure }: AskFigureProps) {
  const t = useTranslations("corrections.queries");
  const words = useTranslations("desk");
  const mayAsk = useMay("queries:raise");
  const [isOpen, setOpen] = useState(false);
  if (!mayAsk) return null;
  const close = () => setOpen(false);
  return (
    <>
      <button type="button" className="button ask-figure" onClick={() => setOpen(true)}>
        {t("ask")}
      </button>
      {isOpen && (
        <DialogFrame
          title={t("askTitle", { figure: words(`figureLong.${figure}`), day: localDate })}
          isWide
          onClose={close}
        >
          <AskForm
            subject={subject}
            about={{ figure, local_date: localDate }}
            onDone={close}
            onCancel={close}
          />
        </DialogFrame>
      )}
    </>
  );
}
