"use client";
import { useTranslations } from "next-intl";
import type { OutcomeCountsView, PrimaryOutcomeView } from "#lib/projections/events-view.ts";
import { PRESCRIBED_EVENTS } from "#lib/ventilation/infusion-event-code.ts";
import { percent } from "./outcome-strip.tsx";

/** The primary outcome by event and by arm. */
export function OutcomeTable({ outcome }: { readonly outcome: PrimaryOutcomeView }) {
  const t = useTranslations("events");
  const code = useTranslations("infusion.events.code");
  if (outcome.groups.length === 0) return null;
  const rows = [
    ...PRESCRIBED_EVENTS.map((event) => ({
      key: event as string,
      name: code(event),
      of: (one: OutcomeCountsView) => String(one.by_code[event]),
    })),
    {
      key: "unprescribed",
      name: t("outcome.unprescribed"),
      of: (one: OutcomeCountsView) => String(one.unprescribed),
    },
    { key: "confirmed", name: t("outcome.confirmedSubjects"), of: shareOf },
    { key: "open", name: t("outcome.open"), of: (one: OutcomeCountsView) => String(one.open.subjects) },
    {
      key: "unresolved",
      name: t("outcome.unresolved"),
      of: (one: OutcomeCountsView) => String(one.unresolved.subjects),
    },
  ];
  return (
    <section className="panel scroll" aria-label={t("outcome.byCode")}>
      <h2>{t("outcome.byCode")}</h2>
      <table className="outcome-table">
        <thead>
          <tr>
            <th scope="col">{t("outcome.code")}</th>
            {outcome.groups.map(({ group, infused }) => (
              <th key={group} scope="col" className="number">
                {t(`group.${group}`)}, n {infused}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, of }) => (
            <tr key={key} className={key === "confirmed" ? "is-sum" : undefined}>
              <th scope="row">{name}</th>
              {outcome.groups.map((one) => (
                <td key={one.group} className="number">
                  {of(one)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function shareOf({ confirmed }: OutcomeCountsView): string {
  if (confirmed === null) return "—";
  const { count, share, lower, upper } = confirmed;
  return `${count} · ${percent(share)} % (${percent(lower)}–${percent(upper)})`;
}
