"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { fromSiteInputAfter } from "#app/_format/site-time-input.ts";
import { Field } from "#app/_forms/field.tsx";
import { filled, numberFromOrNone, numberOf, siteTimeOrNone } from "#app/_forms/rules.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { useKeptForm } from "#app/_forms/use-kept-form.ts";
import { useNow } from "#app/_live/use-now.ts";
import { useDeed } from "#app/_query/use-deed.ts";
import type { InfusionView } from "#lib/projections/infusion-record-view.ts";
import { InfusionProblem } from "./infusion-problem.tsx";
import { millilitres } from "./infusion-words.ts";
import { useAgeWords } from "./use-age-words.ts";

interface GivingControlsProps {
  readonly infusion: InfusionView;
  /** Names what is kept of the forms. */
  readonly subject: string;
  /** The door of the steps. */
  readonly path: string;
  readonly timeZone: string;
}

/** What is asked before a step is sent. */
type Asking = "interrupt" | "end" | "end_bag";

const EMPTY = { at: "", reason: "", given: "", expired: "" };

/** Starting, hanging the next bag, interrupting, resuming and ending, by big buttons; the time is now unless said. */
export function GivingControls({ infusion, subject, path, timeZone }: GivingControlsProps) {
  const t = useTranslations("infusion.give");
  const words = useTranslations("infusion");
  const [asking, setAsking] = useState<Asking | null>(null);
  const form = useKeptForm(`giving of ${subject}, infusion ${infusion.infusion}`, EMPTY, {
    at: siteTimeOrNone,
  });
  const give = useDeed<object>(path, () => {
    setAsking(null);
    for (const [field, text] of Object.entries(EMPTY)) form.set(field, text);
    form.forget();
  });
  const running = infusion.bags.find((bag) => bag.started_at !== null && bag.ended_at === null) ?? null;
  const next = infusion.bags.find((bag) => bag.started_at === null) ?? null;
  const isInterrupted = infusion.state === "interrupted";
  const isFirst = infusion.started_at === null;
  const at = form.values.at ? fromSiteInputAfter(form.values.at, timeZone, timesOf(infusion)) : null;
  const expires = Date.parse(infusion.preparation.expires_at);
  const isExpired = useNow((now) => (at === null ? now : Date.parse(at)) > expires) ?? false;
  const mustSayWhy = isExpired && infusion.expired_because === null;
  const send = (step: object): void => give.mutate(at === null ? step : { ...step, at });
  const given = numberOf(form.values.given ?? "");
  const reason = (form.values.reason ?? "").trim();
  const prepared = infusion.preparation.bags.reduce((sum, bag) => sum + bag.volume_ml, 0);
  const toggle = (which: Asking) => () => setAsking(asking === which ? null : which);
  return (
    <div className="step-box">
      {!isFirst && <Running infusion={infusion} />}
      <form
        className="give-buttons"
        method="post"
        noValidate
        onSubmit={form.submit(
          () => {
            if (isInterrupted) send({ step: "resume" });
            else if (next !== null) {
              const because = (form.values.expired ?? "").trim();
              send({
                step: "start_bag",
                bag: next.bag,
                ...(mustSayWhy ? { expired_because: because } : {}),
              });
            }
          },
          { at: siteTimeOrNone, ...(mustSayWhy && !isInterrupted ? { expired: filled } : {}) },
        )}
      >
        {mustSayWhy && next !== null && !isInterrupted && (
          <Field label={t("expiredReason")} of={form.field("expired")} autoComplete="off" maxLength={500} />
        )}
        {(isInterrupted || next !== null) && (
          <SubmitButton
            className={isFirst ? "button strong big" : "button strong"}
            isPending={give.isPending}
          >
            {isInterrupted
              ? t("resume")
              : isFirst
                ? t("start", { bag: next?.bag ?? 1 })
                : t("startNext", { bag: next?.bag ?? 1 })}
          </SubmitButton>
        )}
        {!isFirst && (
          <>
            {running !== null && !isInterrupted && (
              <button
                type="button"
                className="button"
                aria-expanded={asking === "end_bag"}
                onClick={toggle("end_bag")}
              >
                {t("endBag", { bag: running.bag })}
              </button>
            )}
            {!isInterrupted && (
              <button
                type="button"
                className="button"
                aria-expanded={asking === "interrupt"}
                onClick={toggle("interrupt")}
              >
                {t("interrupt")}
              </button>
            )}
            <button type="button" className="button" aria-expanded={asking === "end"} onClick={toggle("end")}>
              {t("end")}
            </button>
          </>
        )}
        <details className="other-time" open={form.values.at !== ""}>
          <summary>{t("otherTime")}</summary>
          <Field label={t("at")} of={form.field("at")} hint={t("atHint")} type="datetime-local" />
        </details>
        {isFirst && <p className="field-hint">{t("startHint")}</p>}
      </form>
      {asking !== null && (
        <form
          className="form asked"
          method="post"
          noValidate
          aria-label={
            asking === "end"
              ? t("end")
              : asking === "interrupt"
                ? t("interrupt")
                : t("endBag", { bag: running?.bag ?? 1 })
          }
          onSubmit={form.submit(
            () => {
              if (asking === "interrupt") send({ step: "interrupt", reason });
              else if (asking === "end_bag")
                send({ step: "end_bag", bag: running?.bag ?? 1, given_ml: given });
              else send({ step: "end", given_ml: given, reason: reason === "" ? null : reason });
            },
            {
              at: siteTimeOrNone,
              ...(asking === "interrupt" ? { reason: filled } : { given: numberFromOrNone(0, 2_000, "mL") }),
            },
          )}
        >
          <div className="form-row">
            {asking !== "interrupt" && (
              <Field
                label={asking === "end" ? t("given") : t("bagGiven")}
                of={form.field("given")}
                hint={asking === "end" ? t("givenHint", { volume: millilitres(prepared) }) : undefined}
                inputMode="decimal"
                autoComplete="off"
                autoFocus
              />
            )}
            {asking !== "end_bag" && (
              <Field
                label={asking === "end" ? t("endReason") : t("interruptReason")}
                of={form.field("reason")}
                autoComplete="off"
                maxLength={500}
                autoFocus={asking === "interrupt"}
              />
            )}
          </div>
          <div className="form-end">
            <SubmitButton className="button strong" isPending={give.isPending}>
              {asking === "end"
                ? t("end")
                : asking === "interrupt"
                  ? t("interrupt")
                  : t("endBag", { bag: running?.bag ?? 1 })}
            </SubmitButton>
            <button type="button" className="button quiet" onClick={() => setAsking(null)}>
              {words("form.cancel")}
            </button>
          </div>
        </form>
      )}
      <InfusionProblem error={give.error} />
    </div>
  );
}

/** For how long it runs, or has been interrupted. */
function Running({ infusion }: { readonly infusion: InfusionView }) {
  const t = useTranslations("infusion.give");
  const age = useAgeWords();
  const open = infusion.interruptions.find(({ to }) => to === null);
  const since = Date.parse(open?.from ?? infusion.started_at ?? "");
  const minutes = useNow((now) => Math.max(0, Math.floor((now - since) / 60_000)));
  const words = age((minutes ?? 0) * 60_000);
  return (
    <p className="running-for">
      {open === undefined ? t("runningFor", { age: words }) : t("interruptedFor", { age: words })}
    </p>
  );
}

/** Everything that has happened to an infusion so far. */
function timesOf({ started_at, bags, interruptions }: InfusionView): readonly (string | null)[] {
  return [
    started_at,
    ...bags.flatMap((bag) => [bag.started_at, bag.ended_at]),
    ...interruptions.flatMap(({ from, to }) => [from, to]),
  ];
}
