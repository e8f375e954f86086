"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "#app/_forms/confirm-dialog.tsx";
import { FormProblem } from "#app/_forms/form-problem.tsx";
import { Moment } from "#app/_live/moment.tsx";
import { displaysQuery } from "#app/_query/access-queries.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
import { sendJson } from "#app/_query/send-json.ts";
import type { DisplayJson } from "#lib/contract/access.ts";
import { WallBeds } from "./wall-beds.tsx";
import type { WallLink } from "./walls-section.tsx";

interface WallRowProps {
  readonly display: DisplayJson;
  readonly onLink: (made: WallLink) => void;
}

/** One wall: what it shows, whether people may identify themselves at it, whether it is there. */
export function WallRow({ display, onLink }: WallRowProps) {
  const t = useTranslations("access.keys");
  const queries = useQueryClient();
  const [asked, setAsked] = useState<"pairAgain" | "revoke" | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: displaysQuery.queryKey });
  const change = useMutation({
    mutationFn: (wish: Partial<Pick<DisplayJson, "beds" | "may_acknowledge">>) =>
      sendJson("PATCH", apiPath(["displays", display.id]), wish),
    onSettled: refresh,
  });
  const isRevoked = display.state === "revoked";
  const acknowledges = change.isPending
    ? (change.variables.may_acknowledge ?? display.may_acknowledge)
    : display.may_acknowledge;
  return (
    <tr className={isRevoked ? "is-off" : undefined}>
      <th scope="row">
        <b>{display.name}</b>
        <FormProblem error={change.error} />
      </th>
      <td data-label={t("beds")}>
        <WallBeds
          display={display}
          onChange={(beds) => change.mutate({ beds })}
          isPending={change.isPending}
        />
      </td>
      <td data-label={t("walls.acknowledge")}>
        <input
          type="checkbox"
          role="switch"
          className="switch"
          aria-label={t("walls.acknowledgeOf", { name: display.name })}
          checked={acknowledges}
          aria-checked={acknowledges}
          disabled={isRevoked || change.isPending}
          onChange={(event) => change.mutate({ may_acknowledge: event.target.checked })}
        />
      </td>
      <td data-label={t("walls.state")}>
        <WallState display={display} />
      </td>
      <td className="when" data-label={t("lastUsed")}>
        {display.last_used_at === null ? t("never") : <Moment iso={display.last_used_at} />}
      </td>
      <td className="deeds">
        {!isRevoked && (
          <>
            <button type="button" className="button quiet" onClick={() => setAsked("pairAgain")}>
              {t("walls.pairAgain")}
            </button>
            <button type="button" className="button quiet" onClick={() => setAsked("revoke")}>
              {t("revoke")}
            </button>
          </>
        )}
        {asked === "pairAgain" && (
          <PairAgain display={display} onLink={onLink} onClose={() => setAsked(null)} />
        )}
        {asked === "revoke" && <RevokeWall display={display} onClose={() => setAsked(null)} />}
      </td>
    </tr>
  );
}

function WallState({ display }: { readonly display: DisplayJson }) {
  const t = useTranslations("access.keys.walls");
  if (display.state !== "paired") return <span className="tag plain">{t(`states.${display.state}`)}</span>;
  return (
    <span className={display.connected ? "is-connected" : undefined}>
      {display.connected ? t("connected") : t("notConnected")}
    </span>
  );
}

function PairAgain({ display, onLink, onClose }: WallRowProps & { readonly onClose: () => void }) {
  const t = useTranslations("access.keys.walls");
  const queries = useQueryClient();
  const pair = useMutation({
    mutationFn: () => sendJson<WallLink>("POST", apiPath(["displays", display.id, "link"])),
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: displaysQuery.queryKey });
      onClose();
      onLink(made);
    },
  });
  return (
    <ConfirmDialog
      title={t("pairAgainTitle", { name: display.name })}
      action={t("pairAgainAction")}
      isPending={pair.isPending}
      error={pair.error}
      onConfirm={() => pair.mutate()}
      onCancel={onClose}
    >
      <p>{t("pairAgainBody")}</p>
    </ConfirmDialog>
  );
}

function RevokeWall({ display, onClose }: { readonly display: DisplayJson; readonly onClose: () => void }) {
  const t = useTranslations("access.keys");
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => sendJson("DELETE", apiPath(["displays", display.id])),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: displaysQuery.queryKey });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t("walls.revokeTitle", { name: display.name })}
      action={t("revoke")}
      isPending={revoke.isPending}
      error={revoke.error}
      onConfirm={() => revoke.mutate()}
      onCancel={onClose}
    >
      <p>{t("walls.revokeBody")}</p>
    </ConfirmDialog>
  );
}
