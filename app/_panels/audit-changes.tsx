"use client";
import { useTranslations } from "next-intl";
import { formatClock, localDate } from "#app/_format/clock-time.ts";
import type { AuditLine } from "#lib/contract/audit.ts";
import { parseInstant } from "#lib/units/instant.ts";
import { useAuditWords } from "./use-audit-words.ts";

type Value = AuditLine["changes"][number]["new"];

/** More fields than this at once are an entry of many things: the rest is a number, and in the export. */
const SHOWN = 6;

/** What an event set, each with what stood there before. What is not known is a dash, never a nought. */
export function AuditChanges({ line, timeZone }: { readonly line: AuditLine; readonly timeZone: string }) {
  const t = useTranslations("audit");
  const words = useAuditWords();
  const shown = (value: Value): string => {
    if (value === null) return "—";
    const at = typeof value === "string" ? parseInstant(value) : null;
    return at === null
      ? words.value(String(value))
      : `${localDate(at, timeZone)} ${formatClock(at, timeZone)}`;
  };
  const said = line.changes.filter(({ old, new: now }) => old !== null || now !== null);
  return (
    <ul>
      {said.slice(0, SHOWN).map(({ field, old, new: now }) => (
        <li key={field}>
          <span>{words.field(field)}</span>{" "}
          {old !== null && (
            <>
              <del>{shown(old)}</del> <span aria-hidden="true">→</span>{" "}
            </>
          )}
          <ins>{shown(now)}</ins>
          {field === "value" && line.unit !== null && line.unit !== "1" && ` ${line.unit}`}
        </li>
      ))}
      {said.length > SHOWN && <li>{t("more", { count: said.length - SHOWN })}</li>}
    </ul>
  );
}
