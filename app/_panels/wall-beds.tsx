"use client";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { FieldProblem } from "#app/_forms/field-problem.tsx";
import { bedList, plainBedList } from "#app/_forms/rules.ts";
import type { DisplayJson } from "#lib/contract/access.ts";
import { UnknownBeds } from "./unknown-beds.tsx";

interface WallBedsProps {
  readonly display: DisplayJson;
  readonly isPending: boolean;
  readonly onChange: (beds: string | null) => void;
}

/** The beds that a wall shows, changed in place; an open screen takes them when it is loaded next. */
export function WallBeds({ display, isPending, onChange }: WallBedsProps) {
  const t = useTranslations("access");
  const [text, setText] = useState<string | null>(null);
  const id = useId();
  const name = { name: display.name };
  const problem = text === null ? null : bedList(text);
  if (text === null) {
    return (
      <span className="in-place">
        <span className="beds">
          {display.beds ?? t("keys.all")}
          {display.state !== "revoked" && <UnknownBeds beds={display.unknown_beds} />}
        </span>
        {display.state !== "revoked" && (
          <button
            type="button"
            className="text-button"
            aria-label={t("keys.walls.changeBeds", name)}
            disabled={isPending}
            onClick={() => setText(display.beds ?? "")}
          >
            {t("keys.walls.change")}
          </button>
        )}
      </span>
    );
  }
  return (
    <form
      className="in-place"
      onSubmit={(event) => {
        event.preventDefault();
        const beds = plainBedList(text);
        if (problem !== null) return;
        if (beds !== (display.beds ?? "")) onChange(beds === "" ? null : beds);
        setText(null);
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") setText(null);
      }}
    >
      <input
        aria-label={t("keys.walls.changeBeds", name)}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : id}
        value={text}
        maxLength={120}
        size={12}
        placeholder={t("keys.all")}
        // biome-ignore lint/a11y/noAutofocus: the field was just asked for
        autoFocus
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="button">
        {t("form.save")}
      </button>
      <button type="button" className="button quiet" onClick={() => setText(null)}>
        {t("form.cancel")}
      </button>
      <div role="status">
        <FieldProblem id={id} of={problem} />
      </div>
    </form>
  );
}
