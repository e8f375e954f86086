"use client";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";

interface OtherDayProps {
  /** The last study day. */
  readonly last: number;
  readonly onOpen: (day: number) => void;
}

/** A sample may be of a day that the protocol does not name. */
export function OtherDay({ last, onOpen }: OtherDayProps) {
  const t = useTranslations("record.biomarkers");
  const id = useId();
  const [typed, setTyped] = useState("");
  const day = /^\d{1,2}$/.test(typed) ? Number(typed) : null;
  const isDay = day !== null && day <= last;
  return (
    <form
      className="other-day"
      onSubmit={(event) => {
        event.preventDefault();
        if (isDay) onOpen(day);
      }}
    >
      <label htmlFor={id}>{t("otherDay")}</label>
      <input
        id={id}
        inputMode="numeric"
        autoComplete="off"
        maxLength={2}
        size={3}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <button type="submit" className="button quiet" disabled={!isDay}>
        {t("enter")}
      </button>
    </form>
  );
}
