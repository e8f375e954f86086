"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useVisitor } from "#app/_access/visitor.tsx";
import { Field } from "#app/_forms/field.tsx";
import { FormDialog } from "#app/_forms/form-dialog.tsx";
import { PasswordField } from "#app/_forms/password-field.tsx";
import { filled } from "#app/_forms/rules.ts";
import { useForm } from "#app/_forms/use-form.ts";
import { signInOptionsQuery } from "#app/_query/access-queries.ts";
import { FIGURES_AT_ONCE } from "#lib/contract/review.ts";
import type { SignatureMeaning } from "#lib/log/review-event.ts";
import type { ReviewCell } from "#lib/projections/review-cell.ts";
import { ReviewProblem } from "./review-problem.tsx";
import { type Place, type Reach, reaches, SCOPES, type Scope } from "./review-scope.ts";

import { useReviewDeed } from "./use-review-deed.ts";

interface ReviewDialogProps {
  /** Verify, or sign as this. */
  readonly deed: "verify" | SignatureMeaning;
  readonly place: Place;
  readonly may: (cell: ReviewCell) => boolean;
  /** Where the choice begins. */
  readonly first: Scope;
  readonly onDone: (figures: number) => void;
  readonly onCancel: () => void;
}

const EMPTY = { because: "", password: "" };

/** Verifies or signs one figure or many, all of them or none: how far it reaches is chosen and counted here. */
export function ReviewDialog({ deed, place, may, first, onDone, onCancel }: ReviewDialogProps) {
  const t = useTranslations("review.dialog");
  const meaningWord = useTranslations("review.meaning");
  const visitor = useVisitor();
  const options = useQuery(signInOptionsQuery).data;
  // Counted once: what is said yes to is what stands there, though the table goes on behind it.
  const [reach] = useState(() => reaches(place, may));
  const [scope, setScope] = useState<Scope>(() => firstWith(reach, first));
  const { figures, weak } = reach[scope];
  const isSigning = deed !== "verify";
  const hasHospital = (options?.hospital ?? null) !== null;
  const form = useForm<typeof EMPTY>(EMPTY, {
    ...(isSigning || weak === 0 ? {} : { because: filled }),
    ...(isSigning && !hasHospital ? { password: filled } : {}),
  });
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The dialog opens with its first field in focus, which is a choice made already: on to what is to be typed.
    fields.current?.querySelector<HTMLElement>("input")?.focus();
  }, []);
  const send = useReviewDeed(isSigning ? "signatures" : "verifications", onDone);
  return (
    <FormDialog
      title={isSigning ? t("signTitle", { meaning: meaningWord(deed) }) : t("verifyTitle")}
      about={null}
      action={`${t(isSigning ? "sign" : "verify")} (${figures.length})`}
      isPending={send.isPending}
      error={null}
      onSubmit={form.submit(({ because, password }) => {
        if (figures.length === 0) return;
        send.mutate({
          figures: [...figures],
          ...(!isSigning && weak > 0 ? { because: because.trim() } : {}),
          ...(isSigning && password !== "" ? { password } : {}),
        });
      })}
      onCancel={onCancel}
    >
      <ScopeChoice reach={reach} place={place} chosen={scope} onChoose={setScope} />
      {figures.length === FIGURES_AT_ONCE && <p className="field-hint">{t("limit")}</p>}
      <div ref={fields} className="review-fields">
        {!isSigning && weak > 0 && (
          <Field
            label={t("because")}
            hint={t("becauseHint", { weak })}
            of={form.field("because")}
            maxLength={500}
            autoComplete="off"
          />
        )}
        {isSigning && (
          <>
            <p className="note">
              {t("meaning", { name: visitor?.display_name ?? "", meaning: meaningWord(deed) })}
            </p>
            <PasswordField
              label={t("password")}
              {...(hasHospital ? { hint: t("passwordHint") } : {})}
              of={form.field("password")}
              autoComplete="current-password"
            />
          </>
        )}
      </div>
      <ReviewProblem error={send.error} />
    </FormDialog>
  );
}

/** The wanted scope, or the next wider one in which there is anything to be done. */
function firstWith(reach: Readonly<Record<Scope, Reach>>, wanted: Scope): Scope {
  const from = SCOPES.slice(SCOPES.indexOf(wanted));
  return from.find((scope) => reach[scope].figures.length > 0) ?? wanted;
}

interface ScopeChoiceProps {
  readonly reach: Readonly<Record<Scope, Reach>>;
  readonly place: Place;
  readonly chosen: Scope;
  readonly onChoose: (scope: Scope) => void;
}

function ScopeChoice({ reach, place, chosen, onChoose }: ScopeChoiceProps) {
  const t = useTranslations("review");
  const desk = useTranslations("desk");
  const words = {
    figure: desk(`figure.${place.figure}`),
    subject: place.subject.subject,
    day: place.studyDay,
    filter: t(`show.${place.filter}`),
  };
  return (
    <fieldset className="scopes">
      <legend>{t("dialog.scope")}</legend>
      {SCOPES.map((scope) => {
        const { length } = reach[scope].figures;
        return (
          <label key={scope} className={length === 0 ? "is-empty" : undefined}>
            <input
              type="radio"
              name="scope"
              value={scope}
              checked={scope === chosen}
              disabled={length === 0}
              onChange={() => onChoose(scope)}
            />
            <span>{t(`dialog.scopes.${scope}`, words)}</span>
            <b>{length === 0 ? t("dialog.none") : length}</b>
          </label>
        );
      })}
    </fieldset>
  );
}
