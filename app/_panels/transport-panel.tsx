"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMay } from "#app/_access/visitor.tsx";
import { FormProblem } from "#app/_forms/form-problem.tsx";
import { apiPath } from "#app/_query/fetch-json.ts";
import { sendJson } from "#app/_query/send-json.ts";
import type { SubjectView } from "#lib/projections/subject-view.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { MINUTE } from "#lib/units/instant.ts";
import { TransportWords } from "./transport-words.tsx";

const LONGEST_MINUTES = PROTOCOL.alarms.transportSuspendsMs / MINUTE;

/** Away from the ward for a while, said by whoever takes them: nothing is overdue meanwhile. */
export function TransportPanel({ view }: { readonly view: SubjectView }) {
  const t = useTranslations("desk.transport");
  const mayRecord = useMay("alarms:acknowledge");
  const { transport, subject, bed } = view;
  const record = useMutation({
    mutationFn: (isUnderWay: boolean) =>
      sendJson("POST", apiPath(["subjects", subject, "transport"]), { under_way: isUnderWay }),
  });
  if (transport === null && (!mayRecord || bed === null || !view.ventilated)) return null;
  return (
    <section className="panel transport" aria-label={t("title")}>
      <h2>{t("title")}</h2>
      <p role="status">{transport === null ? t("none") : <TransportWords transport={transport} />}</p>
      <p>
        <small>{t("what", { minutes: LONGEST_MINUTES })}</small>
      </p>
      {mayRecord && (
        <button
          type="button"
          className="button"
          disabled={record.isPending}
          onClick={() => record.mutate(transport === null)}
        >
          {transport === null ? t("start") : t("end")}
        </button>
      )}
      <FormProblem error={record.error} />
    </section>
  );
}
