"use client";
import { useTranslations } from "next-intl";
import { formatUnit } from "#app/_format/unit.ts";
import type { AuditLine } from "#lib/contract/audit.ts";
import { useAuditValues } from "./use-audit-values.ts";
import { useAuditWords } from "./use-audit-words.ts";

/** More fields than this at once are an entry of many things: the rest is a number, and in the export. */
const SHOWN = 6;

/** What an event set, each with what stood there before, where it changed it. */
export function AuditChanges({ line, timeZone }: { readonly line: AuditLine; readonly timeZone: string }) {
  const t = useTranslations("audit");
  const words = useAuditWords();
  const shown = useAuditValues(timeZone);
  const said = line.changes.filter(({ old, new: now }) => old !== null || now !== null);
  return (
    <ul>
      {said.slice(0, SHOWN).map(({ field, old, new: now }) => {
        // What changed by less than a screen shows is told whole: struck out beside itself it says nothing.
        const isExact = old !== null && shown(field, old) === shown(field, now);
        return (
          <li key={field}>
            <span>{words.field(field, line.type)}</span>{" "}
            {old !== null && (
              <>
                <del>{shown(field, old, isExact)}</del> <span aria-hidden="true">→</span>{" "}
              </>
            )}
            <ins>{shown(field, now, isExact)}</ins>
            {field === "value" && line.unit !== null && line.unit !== "1" && ` ${formatUnit(line.unit)}`}
          </li>
        );
      })}
      {said.length > SHOWN && <li>{t("more", { count: said.length - SHOWN })}</li>}
    </ul>
  );
}
