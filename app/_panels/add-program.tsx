"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AddPanel } from "#app/_forms/add-panel.tsx";
import { Field } from "#app/_forms/field.tsx";
import { bedList, keyName, plainBedList } from "#app/_forms/rules.ts";
import { useForm } from "#app/_forms/use-form.ts";
import { programsQuery } from "#app/_query/access-queries.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
import { sendJson } from "#app/_query/send-json.ts";
import { bedParts } from "#lib/access/bed-selection.ts";
import { SCOPES, type Scope } from "#lib/access/role.ts";
import type { ProgramToken } from "./programs-section.tsx";

interface AddProgramProps {
  readonly onAdded: (added: ProgramToken) => void;
  readonly onClose: () => void;
}

const EMPTY = { name: "", beds: "" };
const RULES = { name: keyName, beds: bedList };

/** Adds a program; the answer is its token. */
export function AddProgram({ onAdded, onClose }: AddProgramProps) {
  const t = useTranslations("access");
  const queries = useQueryClient();
  const [scopes, setScopes] = useState<readonly Scope[]>(["feed"]);
  const form = useForm(EMPTY, RULES);
  const mayWrite = scopes.includes("feed");
  const add = useMutation({
    mutationFn: ({ name, beds }: typeof EMPTY) =>
      sendJson<ProgramToken>("POST", apiPath(["programs"]), {
        name: name.trim(),
        scopes,
        beds: mayWrite ? bedsOf(beds) : null,
      }),
    onSuccess: async (added) => {
      await queries.invalidateQueries({ queryKey: programsQuery.queryKey });
      onAdded(added);
    },
  });
  return (
    <AddPanel
      heading="h3"
      title={t("keys.programs.add")}
      submit={t("keys.programs.submit")}
      isPending={add.isPending || scopes.length === 0}
      error={add.error}
      onSubmit={form.submit((values) => add.mutate(values))}
      onClose={onClose}
    >
      <div className="form-row">
        <Field
          label={t("keys.name")}
          of={form.field("name")}
          hint={t("keys.programs.nameHint")}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
          autoFocus
        />
        <ScopeChoice chosen={scopes} onChoose={setScopes} />
        {mayWrite && (
          <Field
            label={`${t("keys.beds")} (${t("form.optional")})`}
            of={form.field("beds")}
            hint={t("keys.programs.bedsHint")}
            autoComplete="off"
          />
        )}
      </div>
    </AddPanel>
  );
}

interface ScopeChoiceProps {
  readonly chosen: readonly Scope[];
  readonly onChoose: (scopes: readonly Scope[]) => void;
}

function ScopeChoice({ chosen, onChoose }: ScopeChoiceProps) {
  const t = useTranslations("access.keys.programs");
  return (
    <fieldset className="checks">
      <legend>{t("scopes")}</legend>
      {SCOPES.map((scope) => (
        <label key={scope} className="check">
          <input
            type="checkbox"
            checked={chosen.includes(scope)}
            onChange={({ target }) =>
              onChoose(SCOPES.filter((each) => (each === scope ? target.checked : chosen.includes(each))))
            }
          />
          {t(`scopeLong.${scope}`)}
        </label>
      ))}
      {chosen.length === 0 && <p className="field-problem">{t("scopeMissing")}</p>}
    </fieldset>
  );
}

/** The beds that a list names; `null`: all. */
function bedsOf(text: string): readonly string[] | null {
  const list = plainBedList(text);
  return list === "" ? null : bedParts(list);
}
