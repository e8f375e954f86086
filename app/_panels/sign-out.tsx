"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { rememberLeaving } from "#app/_access/leaving.ts";
import { problemKey } from "#app/_forms/problem-words.ts";
import { leaveFor } from "#app/_live/leave-page.ts";
import { apiPath, RequestRefused } from "#app/_query/fetch-json.ts";
import { sendJson } from "#app/_query/send-json.ts";

/** Ends this session. A whole new page follows, so that nothing of the ward stays behind it. */
export function SignOut() {
  const t = useTranslations("access.session");
  const p = useTranslations("access.problem");
  const [problem, setProblem] = useState<Error | null>(null);
  const signOut = async (): Promise<void> => {
    setProblem(null);
    try {
      await sendJson("POST", apiPath(["auth", "sign-out"]));
    } catch (error) {
      // A session that is gone already is signed out as well as can be.
      if (!(error instanceof RequestRefused && error.status === 401)) {
        setProblem(error instanceof Error ? error : new Error(String(error)));
        return;
      }
    }
    rememberLeaving("signed_out");
    leaveFor("/sign-in");
  };
  const key = problem === null ? null : problemKey(problem);
  return (
    <>
      <button type="button" className="button quiet" onClick={() => void signOut()}>
        {t("signOut")}
      </button>
      {problem !== null && (
        <span className="sign-out-failed" role="alert">
          {key === "away" ? t("notSignedOut") : key === null ? problem.message : p(key)}
        </span>
      )}
    </>
  );
}
