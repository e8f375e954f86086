"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { siteFormat } from "#app/_format/site-format.ts";
import { useWardFacts } from "#app/_live/use-connection.ts";
import { chainQuery } from "#app/_query/audit-queries.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
import { sendJson } from "#app/_query/send-json.ts";
import type { ChainJson } from "#lib/contract/audit.ts";

/** Whether the log is as it was written, and the way to have that checked now. */
export function ChainPanel() {
  const t = useTranslations("audit.chain");
  const queries = useQueryClient();
  const chain = useQuery(chainQuery).data;
  const walk = useMutation({
    networkMode: "always",
    mutationFn: () => sendJson<ChainJson>("POST", apiPath(["audit", "chain"])),
    onSuccess: (state) => queries.setQueryData(chainQuery.queryKey, state),
  });
  if (chain === undefined) return null;
  const isRunning = chain.state === "running";
  return (
    <div className="panel chain" data-chain={chain.state}>
      <p role="status">
        <ChainSentence chain={chain} />
      </p>
      {isRunning && <progress aria-label={t("title")} value={chain.done} max={Math.max(chain.total, 1)} />}
      <button type="button" className="button" disabled={isRunning} onClick={() => walk.mutate()}>
        {t("check")}
      </button>
      {walk.isError && <p role="alert">{walk.error.message}</p>}
    </div>
  );
}

function ChainSentence({ chain }: { readonly chain: ChainJson }) {
  const t = useTranslations("audit.chain");
  const locale = useLocale();
  const facts = useWardFacts();
  const { state, done, total, checked_at, events, head, problem } = chain;
  const when =
    checked_at === null || facts === null ? "" : siteFormat(facts.time_zone, locale).dateClock(checked_at);
  switch (state) {
    case "unchecked":
      return t("unchecked");
    case "running":
      return t("running", { done, total });
    case "intact":
      return (
        <>
          <b>
            <span aria-hidden="true">✓ </span>
            {t("intact", { count: events ?? 0 })}
          </b>{" "}
          {t("hash", { hash: head ?? "" })} <small>{t("checked", { when })}</small>
        </>
      );
    case "broken":
      return (
        <>
          <b>
            <span aria-hidden="true">✕ </span>
            {t("broken")}
          </b>{" "}
          {problem} <small>{t("checked", { when })}</small>
        </>
      );
    default:
      return state satisfies never;
  }
}
