"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { SiteFormat } from "#app/_format/site-format.ts";
import { sendJson } from "#app/_query/send-json.ts";
import type { WhatIfJson } from "#lib/contract/alarms.ts";
import { Segmented } from "./segmented.tsx";
import {
  LIMIT_SLIDERS,
  type LimitSlider,
  type Thought,
  withConfirmation,
  withLimit,
} from "./thought-limits.ts";
import { WhatIfOutcome } from "./what-if-outcome.tsx";

const DAYS = ["1", "7", "30"] as const;

/** What other limits would have raised, before anybody changes one. It changes nothing. */
export function WhatIfPanel({ format }: { readonly format: SiteFormat }) {
  const t = useTranslations("alarms.whatIf");
  const [thought, setThought] = useState<Thought>({});
  const [days, setDays] = useState<(typeof DAYS)[number]>("7");
  const asked = useMutation({
    mutationFn: (body: Thought & { readonly days: number }) =>
      sendJson<WhatIfJson>("POST", "/api/v1/alarms/what-if", body),
  });
  const isUnchanged = Object.keys(thought).length === 0;
  return (
    <section className="panel what-if" aria-label={t("title")}>
      <h2>{t("title")}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          asked.mutate({ ...thought, days: Number(days) });
        }}
      >
        {LIMIT_SLIDERS.map((slider) => (
          <Slider
            key={slider.name}
            slider={slider}
            value={thought[slider.name] ?? slider.inForce}
            onMove={(value) => setThought(withLimit(thought, slider, value))}
          />
        ))}
        <Confirmation
          isOn={thought.confirm_on_next === true}
          onChange={(isOn) => setThought(withConfirmation(thought, isOn))}
        />
        <div className="what-if-ask">
          <Segmented
            label={t("days")}
            values={DAYS}
            chosen={days}
            onChoose={setDays}
            text={(value) => t("lastDays", { days: Number(value) })}
          />
          <button type="submit" className="button" disabled={isUnchanged || asked.isPending}>
            {t("run")}
          </button>
          <button
            type="button"
            className="button quiet"
            disabled={isUnchanged}
            onClick={() => setThought({})}
          >
            {t("reset")}
          </button>
        </div>
      </form>
      <div aria-live="polite">
        {asked.isPending && <p role="status">{t("running")}</p>}
        {asked.isError && <p role="alert">{asked.error.message}</p>}
        {asked.data === undefined && !asked.isPending && !asked.isError && (
          <p className="count">{t("unasked")}</p>
        )}
        {asked.data !== undefined && !asked.isPending && (
          <WhatIfOutcome outcome={asked.data} format={format} />
        )}
      </div>
    </section>
  );
}

interface SliderProps {
  readonly slider: LimitSlider;
  readonly value: number;
  readonly onMove: (value: number) => void;
}

function Slider({ slider, value, onMove }: SliderProps) {
  const t = useTranslations("alarms.whatIf");
  const id = useId();
  const { name, inForce, least, most, step } = slider;
  return (
    <>
      <label htmlFor={id}>{t(name)}</label>
      <input
        id={id}
        type="range"
        min={least}
        max={most}
        step={step}
        value={value}
        onChange={({ target }) => onMove(Number(target.value))}
      />
      <output htmlFor={id}>{value === inForce ? inForce : t("change", { from: inForce, to: value })}</output>
    </>
  );
}

function Confirmation({
  isOn,
  onChange,
}: {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}) {
  const t = useTranslations("alarms.whatIf");
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{t("confirm")}</label>
      <input id={id} type="checkbox" checked={isOn} onChange={({ target }) => onChange(target.checked)} />
      <output htmlFor={id}>{isOn ? t("change", { from: t("off"), to: t("on") }) : t("off")}</output>
    </>
  );
}
