"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { formatPairingCode, isWholePairingCode } from "#app/_access/pairing-code.ts";
import { AddPanel } from "#app/_forms/add-panel.tsx";
import { Field } from "#app/_forms/field.tsx";
import { bedList, keyName, plainBedList } from "#app/_forms/rules.ts";
import { useForm } from "#app/_forms/use-form.ts";
import { displaysQuery } from "#app/_query/access-queries.ts";
import { apiPath } from "#app/_query/fetch-json.ts";
import { sendJson } from "#app/_query/send-json.ts";
import { Segmented } from "./segmented.tsx";
import type { WallLink } from "./walls-section.tsx";

interface AddWallProps {
  readonly onAdded: (added: WallLink) => void;
  readonly onClose: () => void;
}

const EMPTY = { name: "", beds: "", code: "" };
const RULES = { name: keyName, beds: bedList };
const CODE_RULES = {
  code: (typed: string) => (isWholePairingCode(typed) ? null : ("code" as const)),
  ...RULES,
};
const WAYS = ["byCode", "byLink"] as const;

/** Adds a wall: by the code that it shows, which lets it in at once, or by a link to be opened on it. */
export function AddWall({ onAdded, onClose }: AddWallProps) {
  const t = useTranslations("access");
  const acknowledge = useId();
  const queries = useQueryClient();
  const [way, setWay] = useState<(typeof WAYS)[number]>("byCode");
  const [mayAcknowledge, setMayAcknowledge] = useState(false);
  const form = useForm<typeof EMPTY>(EMPTY, way === "byCode" ? CODE_RULES : RULES);
  const add = useMutation({
    mutationFn: ({ name, beds, code }: typeof EMPTY) =>
      sendJson<WallLink>("POST", apiPath(["displays"]), {
        name: name.trim(),
        beds: plainBedList(beds) === "" ? null : plainBedList(beds),
        may_acknowledge: mayAcknowledge,
        ...(way === "byCode" ? { code: formatPairingCode(code) } : {}),
      }),
    onSuccess: async (added) => {
      await queries.invalidateQueries({ queryKey: displaysQuery.queryKey });
      onAdded(added);
    },
  });
  const code = form.field("code");
  return (
    <AddPanel
      heading="h3"
      title={t("keys.walls.add")}
      submit={t("keys.walls.submit")}
      isPending={add.isPending}
      error={add.error}
      onSubmit={form.submit((values) => add.mutate(values))}
      onClose={onClose}
    >
      <Segmented
        label={t("keys.walls.how")}
        values={WAYS}
        chosen={way}
        onChoose={setWay}
        text={(each) => t(`keys.walls.${each}`)}
      />
      <div className="form-row">
        {way === "byCode" && (
          <Field
            label={t("keys.walls.code")}
            of={{ ...code, value: formatPairingCode(code.value) }}
            hint={t("keys.walls.codeHint")}
            className="code-input"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            placeholder="K7P-2QX"
            autoFocus
          />
        )}
        <Field
          label={t("keys.name")}
          of={form.field("name")}
          hint={t("keys.walls.nameHint")}
          autoComplete="off"
          maxLength={40}
        />
        <Field
          label={`${t("keys.beds")} (${t("form.optional")})`}
          of={form.field("beds")}
          hint={t("keys.walls.bedsHint")}
          autoComplete="off"
          maxLength={120}
        />
      </div>
      <div className="check">
        <input
          id={acknowledge}
          type="checkbox"
          checked={mayAcknowledge}
          onChange={(event) => setMayAcknowledge(event.target.checked)}
        />
        <label htmlFor={acknowledge}>{t("keys.walls.acknowledgeHint")}</label>
      </div>
      {way === "byLink" && <p className="count">{t("keys.walls.linkHint")}</p>}
    </AddPanel>
  );
}
