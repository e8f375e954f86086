"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { AddPanel } from "#app/_forms/add-panel.tsx";
import { Field } from "#app/_forms/field.tsx";
import { displayName, username } from "#app/_forms/rules.ts";
import { useForm } from "#app/_forms/use-form.ts";
import { peopleQuery } from "#app/_query/access-queries.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
import { sendJson } from "#app/_query/send-json.ts";
import { PERSON_ROLES } from "#lib/access/role.ts";
import type { PersonLink } from "./people-board.tsx";

interface AddPersonProps {
  readonly onAdded: (added: PersonLink) => void;
  readonly onClose: () => void;
}

const EMPTY = { displayName: "", username: "", role: "icu_nurse" };
const RULES = { displayName, username };

/** Adds somebody; the answer is a link by which they choose a password themselves. */
export function AddPerson({ onAdded, onClose }: AddPersonProps) {
  const t = useTranslations("access");
  const role = useId();
  const queries = useQueryClient();
  const form = useForm<typeof EMPTY>(EMPTY, RULES);
  const add = useMutation({
    mutationFn: (values: typeof EMPTY) =>
      sendJson<PersonLink>("POST", apiPath(["people"]), {
        username: values.username.trim(),
        display_name: values.displayName.trim(),
        role: values.role,
      }),
    onSuccess: async (added) => {
      await queries.invalidateQueries({ queryKey: peopleQuery.queryKey });
      onAdded(added);
    },
  });
  return (
    <AddPanel
      heading="h2"
      title={t("people.add")}
      submit={t("people.submit")}
      isPending={add.isPending}
      error={add.error}
      onSubmit={form.submit((values) => add.mutate(values))}
      onClose={onClose}
    >
      <div className="form-row">
        <Field
          label={t("people.displayName")}
          of={form.field("displayName")}
          hint={t("setUp.displayNameHint")}
          autoComplete="off"
          maxLength={60}
          autoFocus
        />
        <Field
          label={t("people.username")}
          of={form.field("username")}
          hint={t("people.usernameHint")}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={30}
        />
        <div className="field">
          <label htmlFor={role}>{t("people.role")}</label>
          <select
            id={role}
            value={form.values.role}
            onChange={(event) => form.set("role", event.target.value)}
          >
            {PERSON_ROLES.map((each) => (
              <option key={each} value={each}>
                {t(`role.${each}`)}
              </option>
            ))}
          </select>
        </div>
      </div>
      <p className="count">
        {t("people.addHint")} {t("people.hospitalHint")}
      </p>
    </AddPanel>
  );
}
