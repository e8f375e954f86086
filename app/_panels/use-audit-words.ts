"use client";
import { useTranslations } from "next-intl";
import { isPersonRole } from "#lib/access/role.ts";
import type { AuditLine } from "#lib/contract/audit.ts";
import { plainWords } from "#lib/projections/audit-sentence.ts";
import { DAILY_FIGURES } from "#lib/study/daily-figure.ts";
import { isParameter } from "#lib/ventilation/parameter.ts";

/** What an audit says, in the reader's language; what no catalogue has is said in the log's own words. */
export function useAuditWords() {
  const t = useTranslations("audit");
  const desk = useTranslations("desk");
  const access = useTranslations("access");
  const known = (group: "kind" | "field", word: string): string => {
    const key = `${group}.${word}` as Parameters<typeof t.has>[0];
    return t.has(key) ? t(key as "title") : plainWords(word);
  };
  return {
    kind: ({ type }: Pick<AuditLine, "type">): string => known("kind", type),
    field: (field: string): string => known("field", field),
    /** A code or a truth in words; a figure, a name or what somebody wrote as it stands. */
    value: (value: string): string => {
      const key = `word.${value}`;
      return /^[a-z_]+$/.test(value) && t.has(key as "title") ? t(key as "title") : value;
    },
    actor: (actor: string): string => (actor === "ventwall" ? t("byItself") : actor.replace(/^@/, "")),
    role: (role: string): string => (isPersonRole(role) ? access(`role.${role}`) : role),
    /** The value, figure or thing that it is about. */
    about: ({ parameter, figure, local_date, thing, condition }: AuditLine): string => {
      if (condition !== null) return condition;
      if (parameter !== null) return isParameter(parameter) ? desk(`parameter.${parameter}`) : parameter;
      if (figure !== null) {
        const key = DAILY_FIGURES.find((one) => one === figure);
        return `${key === undefined ? figure : desk(`figureLong.${key}`)} ${local_date ?? ""}`;
      }
      return /^(?:subject|limits|alarm)\b/.test(thing) ? "" : thing;
    },
  };
}
