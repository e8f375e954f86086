"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "#app/_forms/confirm-dialog.tsx";
import { Moment } from "#app/_live/moment.tsx";
import { programsQuery } from "#app/_query/access-queries.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
import { sendJson } from "#app/_query/send-json.ts";
import type { ProgramJson } from "#lib/contract/access.ts";
import { UnknownBeds } from "./unknown-beds.tsx";
import { useKnownNames } from "./use-known-names.ts";

/** One program: what it may do, since when, and how much it does. */
export function ProgramRow({ program }: { readonly program: ProgramJson }) {
  const t = useTranslations("access.keys");
  const [isAsked, setIsAsked] = useState(false);
  const isRevoked = program.revoked_at !== null;
  return (
    <tr className={isRevoked ? "is-off" : undefined}>
      <th scope="row">
        <b>{program.name}</b>
      </th>
      <td data-label={t("programs.scopes")}>
        {program.scopes.map((scope) => t(`programs.scope.${scope}`)).join(", ")}
      </td>
      <td className="beds" data-label={t("beds")}>
        {program.beds === null ? t("all") : program.beds.join(", ")}
        {!isRevoked && <UnknownBeds beds={program.unknown_beds} />}
      </td>
      <td data-label={t("programs.origin")}>
        <Origin program={program} />
      </td>
      <td className="when" data-label={t("lastUsed")}>
        {program.last_used_at === null ? t("never") : <Moment iso={program.last_used_at} />}
      </td>
      <td className="number" data-label={t("programs.perMinute")}>
        {isRevoked ? "—" : program.per_minute}
      </td>
      <td className="deeds">
        {isRevoked && <span className="tag plain">{t("walls.states.revoked")}</span>}
        {!isRevoked && program.origin === "added" && (
          <button type="button" className="button quiet" onClick={() => setIsAsked(true)}>
            {t("revoke")}
          </button>
        )}
        {!isRevoked && program.origin === "environment" && <small>{t("programs.isEnvironment")}</small>}
        {isAsked && <RevokeProgram program={program} onClose={() => setIsAsked(false)} />}
      </td>
    </tr>
  );
}

function Origin({ program }: { readonly program: ProgramJson }) {
  const t = useTranslations("access.keys.programs");
  const { nameOf } = useKnownNames();
  if (program.origin === "environment") return t("environment");
  return (
    <>
      {program.added_by === null ? "—" : nameOf(program.added_by)}{" "}
      <small>{<Moment iso={program.added_at} />}</small>
    </>
  );
}

interface RevokeProgramProps {
  readonly program: ProgramJson;
  readonly onClose: () => void;
}

function RevokeProgram({ program, onClose }: RevokeProgramProps) {
  const t = useTranslations("access.keys");
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => sendJson("DELETE", apiPath(["programs", program.id])),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: programsQuery.queryKey });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t("programs.revokeTitle", { name: program.name })}
      action={t("revoke")}
      isPending={revoke.isPending}
      error={revoke.error}
      onConfirm={() => revoke.mutate()}
      onCancel={onClose}
    >
      <p>{t("programs.revokeBody")}</p>
    </ConfirmDialog>
  );
}
