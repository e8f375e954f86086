"use client";
import { useTranslations } from "next-intl";
import { isPersonRole } from "#lib/access/role.ts";
import type { AuditLine } from "#lib/contract/audit.ts";
import { plainActor } from "#lib/interchange/actor-name.ts";
import { plainWords } from "#lib/projections/audit-sentence.ts";
import { DAILY_FIGURES } from "#lib/study/daily-figure.ts";
import { isParameter } from "#lib/ventilation/parameter.ts";
import { useAuditThings } from "./use-audit-things.ts";

/** The log's own name for what follows by itself. */
const ITSELF = "ventwall";

/** Of a signature and of a verification the fields say more than elsewhere. */
const FIELDS_OF: Readonly<Record<string, string>> = { figureSigned: "signed", figureVerified: "verified" };

/** What an audit says, in the reader's language; what no catalogue has is said in the log's own words. */
export function useAuditWords() {
  const t = useTranslations("audit");
  const desk = useTranslations("desk");
  const access = useTranslations("access");
  const corrections = useTranslations("corrections.reasonCode");
  const thingWords = useAuditThings();
  const known = (key: string): string | null => (t.has(key as "title") ? t(key as "title") : null);
  return {
    kind: ({ type }: Pick<AuditLine, "type">): string => known(`kind.${type}`) ?? plainWords(type),
    /** A field's name; of the type of event where that says more. */
    field: (field: string, type = ""): string =>
      known(`${FIELDS_OF[type]}.${field}`) ?? known(`field.${field}`) ?? plainWords(field),
    actor: (actor: string): string => (actor === ITSELF ? t("byItself") : plainActor(actor)),
    /** Somebody as the filter is asked for them, however they are called on the page. */
    actorAsked: (typed: string): string => (typed === t("byItself") ? ITSELF : plainActor(typed)),
    role: (role: string): string => (isPersonRole(role) ? access(`role.${role}`) : role),
    /** Why, by its code and in somebody's words. */
    reason: ({ type, reason_code: code, reason }: AuditLine): string => {
      const said =
        type === "alarmEnded"
          ? known(`word.${reason}`)
          : type === "iaeCandidateSuperseded"
            ? known(`superseded.${reason}`)
            : null;
      const coded = code === null ? null : (known(`reasonCode.${code}`) ?? reasonWords(code));
      return [coded, said ?? reason].filter((part) => part !== null).join(": ");
    },
    /** The value, figure or thing that it is about. */
    about: ({ parameter, figure, local_date, thing, condition }: AuditLine): string => {
      if (condition !== null) return condition;
      if (parameter !== null) return isParameter(parameter) ? desk(`parameter.${parameter}`) : parameter;
      if (figure !== null) {
        const key = DAILY_FIGURES.find((one) => one === figure);
        return `${key === undefined ? figure : desk(`figureLong.${key}`)} ${local_date ?? ""}`;
      }
      return /^(?:subject|limits|alarm)\b/.test(thing) ? "" : thingWords(thing);
    },
  };

  function reasonWords(code: string): string {
    return corrections.has(code as "OTHER") ? corrections(code as "OTHER") : code;
  }
}
