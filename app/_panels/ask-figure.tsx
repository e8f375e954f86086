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
export function AskFigure(props: AskFigureProps) {
  const t = useTranslations("corrections.queries");
  const mayAsk = useMay("queries:raise");
  const [isOpen, setOpen] = useState(false);
  if (!mayAsk) return null;
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t("ask")}
      </button>
      {isOpen && <AskFigureDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

/** The question itself. */
export function AskFigureDialog({
  subject,
  localDate,
  figure,
  onClose,
}: AskFigureProps & { readonly onClose: () => void }) {
  const t = useTranslations("corrections.queries");
  const words = useTranslations("desk");
  return (
    <DialogFrame
      title={t("askTitle", { figure: words(`figureLong.${figure}`), day: `${subject}, ${localDate}` })}
      isWide
      onClose={onClose}
    >
      <AskForm
        subject={subject}
        about={{ figure, local_date: localDate }}
        onDone={onClose}
        onCancel={onClose}
      />
    </DialogFrame>
  );
}
