"use client";
import { useTranslations } from "next-intl";
import { problemKey } from "#app/_forms/problem-words.ts";
import { useRetryWords } from "#app/_forms/use-retry-words.ts";

interface BedsideProblemProps {
  readonly error: Error | null;
  readonly isChecking: boolean;
}

/** Why the digits did not do. Its line is always there, so that no key moves under a finger. */
export function BedsideProblem({ error, isChecking }: BedsideProblemProps) {
  const t = useTranslations("access");
  return (
    <div className="bedside-problem">
      {isChecking && <p role="status">{t("bedside.checking")}</p>}
      {!isChecking && error !== null && (
        <p role="alert">
          <Words error={error} /> <Wait error={error} />
        </p>
      )}
    </div>
  );
}

function Words({ error }: { readonly error: Error }) {
  const t = useTranslations("access");
  const key = problemKey(error);
  if (key === "wrong_credentials") return t("bedside.wrongPin");
  if (key === "away") return t("bedside.away");
  return key === null ? error.message : t(`problem.${key}`);
}

function Wait({ error }: { readonly error: Error }) {
  const words = useRetryWords(error);
  return words === null ? null : <span aria-live="off">{words}</span>;
}
