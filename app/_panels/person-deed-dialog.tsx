"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ConfirmDialog } from "#app/_forms/confirm-dialog.tsx";
import { peopleQuery } from "#app/_query/access-queries.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
import { sendJson } from "#app/_query/send-json.ts";
import type { PersonRole } from "#lib/access/role.ts";
import type { OnceShown, PersonJson } from "#lib/contract/access.ts";
import { assertNever } from "#lib/units/assert-never.ts";
import type { PersonLink } from "./people-board.tsx";

/** What an administrator does about a person. */
export type PersonDeed =
  | { readonly kind: "newLink" | "signOut" | "disable" | "enable" }
  | { readonly kind: "role"; readonly role: PersonRole };

interface PersonDeedDialogProps {
  readonly person: PersonJson;
  readonly deed: PersonDeed;
  readonly onLink: (made: PersonLink) => void;
  readonly onClose: () => void;
}

/** Says what a deed brings about, and does it. */
export function PersonDeedDialog({ person, deed, onLink, onClose }: PersonDeedDialogProps) {
  const queries = useQueryClient();
  const words = useDeedWords(person, deed);
  const doIt = useMutation({
    mutationFn: () => carryOut(person, deed),
    onSuccess: async (link) => {
      await queries.invalidateQueries({ queryKey: peopleQuery.queryKey });
      onClose();
      if (link !== null) onLink({ person, link });
    },
    // It may be done all the same, and only not recorded.
    onError: () => queries.invalidateQueries({ queryKey: peopleQuery.queryKey }),
  });
  return (
    <ConfirmDialog
      title={words.title}
      action={words.action}
      isPending={doIt.isPending}
      error={doIt.error}
      onConfirm={() => doIt.mutate()}
      onCancel={onClose}
    >
      <p>{words.body}</p>
    </ConfirmDialog>
  );
}

async function carryOut(person: PersonJson, deed: PersonDeed): Promise<OnceShown | null> {
  const path = (...rest: readonly string[]): string => apiPath(["people", person.username, ...rest]);
  switch (deed.kind) {
    case "newLink":
      return (await sendJson<{ readonly link: OnceShown }>("POST", path("set-up-link"))).link;
    case "signOut":
      await sendJson("POST", path("sign-out"));
      return null;
    case "disable":
    case "enable":
      await sendJson("PATCH", path(), { disabled: deed.kind === "disable" });
      return null;
    case "role":
      await sendJson("PATCH", path(), { role: deed.role });
      return null;
    default:
      return assertNever(deed);
  }
}

function useDeedWords(person: PersonJson, deed: PersonDeed) {
  const t = useTranslations("access");
  const name = { name: person.display_name };
  switch (deed.kind) {
    case "newLink":
      return {
        title: t("people.newLinkTitle", name),
        body: t("people.newLinkBody", name),
        action: t("people.newLinkAction"),
      };
    case "signOut":
      return {
        title: t("people.signOutTitle", name),
        body: t("people.signOutBody", name),
        action: t("people.signOutAction"),
      };
    case "disable":
      return {
        title: t("people.disableTitle", name),
        body: t("people.disableBody", name),
        action: t("people.disable"),
      };
    case "enable":
      return {
        title: t("people.enableTitle", name),
        body: t("people.enableBody", name),
        action: t("people.enable"),
      };
    case "role": {
      const roles = { from: t(`role.${person.role}`), to: t(`role.${deed.role}`) };
      return {
        title: t("people.roleTitle", name),
        body: t("people.roleBody", { ...name, ...roles }),
        action: t("people.roleAction"),
      };
    }
    default:
      return assertNever(deed);
  }
}
