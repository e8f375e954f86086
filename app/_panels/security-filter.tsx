"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { isSecurityEventType } from "#app/_access/security-sentence.ts";
import { SECURITY_EVENT_TYPES } from "#lib/access/security-event.ts";
import type { Actors } from "./use-known-names.ts";

interface SecurityFilterProps {
  readonly actor: string | null;
  readonly type: string | null;
  readonly actors: Actors;
  readonly onChoose: (next: { actor?: string | null; type?: string | null }) => void;
}

/** Whose deeds, and which. */
export function SecurityFilter({ actor, type, actors, onChoose }: SecurityFilterProps) {
  const t = useTranslations("access.security");
  const who = useId();
  const what = useId();
  const isListed = actor === null || actors.groups.some((group) => group.actors.includes(actor));
  return (
    <>
      <span className="filter">
        <label htmlFor={who}>{t("actor")}</label>
        <select
          id={who}
          value={actor ?? ""}
          onChange={({ target }) => onChoose({ actor: target.value === "" ? null : target.value })}
        >
          <option value="">{t("everyone")}</option>
          {!isListed && <option value={actor}>{actors.nameOf(actor)}</option>}
          {actors.groups
            .filter((group) => group.actors.length > 0)
            .map((group) => (
              <optgroup key={group.kind} label={t(group.kind)}>
                {group.actors.map((each) => (
                  <option key={each} value={each}>
                    {actors.nameOf(each)}
                  </option>
                ))}
              </optgroup>
            ))}
        </select>
      </span>
      <span className="filter">
        <label htmlFor={what}>{t("type")}</label>
        <select
          id={what}
          value={type ?? ""}
          onChange={({ target }) => onChoose({ type: target.value === "" ? null : target.value })}
        >
          <option value="">{t("everything")}</option>
          {type !== null && !isSecurityEventType(type) && <option value={type}>{type}</option>}
          {SECURITY_EVENT_TYPES.map((each) => (
            <option key={each} value={each}>
              {t(`kind.${each}`)}
            </option>
          ))}
        </select>
      </span>
    </>
  );
}
