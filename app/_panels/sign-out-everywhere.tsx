"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { rememberLeaving } from "#app/_access/leaving.ts";
import { FormProblem } from "#app/_forms/form-problem.tsx";
import { leaveFor } from "#app/_live/leave-page.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
import { sendJson } from "#app/_query/send-json.ts";

/** For somebody who left a screen open elsewhere. It ends this page's session too. */
export function SignOutEverywhere() {
  const t = useTranslations("access.account");
  const title = useId();
  const end = useMutation({
    mutationFn: () => sendJson("POST", apiPath(["auth", "sign-out-everywhere"])),
    onSuccess: () => {
      rememberLeaving("signed_out");
      leaveFor("/sign-in");
    },
  });
  return (
    <section className="panel" aria-labelledby={title}>
      <h2 id={title}>{t("everywhereTitle")}</h2>
      <div className="form">
        <p>{t("everywhereHint")}</p>
        <FormProblem error={end.error} />
        <div className="form-end">
          <button
            type="button"
            className="button"
            disabled={end.isPending || end.isSuccess}
            onClick={() => end.mutate()}
          >
            {t("everywhere")}
          </button>
        </div>
      </div>
    </section>
  );
}
