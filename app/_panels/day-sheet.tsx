"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { siteFormat } from "#app/_format/site-format.ts";
import { sheetQuery } from "#app/_query/sheet-query.ts";
import type { PrintedSheet } from "#lib/projections/day-sheet-view.ts";
import { NotLoaded } from "./page-state.tsx";
import { SheetCourse } from "./sheet-course.tsx";
import { SheetDays } from "./sheet-days.tsx";
import { SheetLists } from "./sheet-lists.tsx";
import { SheetWindow } from "./sheet-window.tsx";

/** One subject's study days on one sheet of A4: on the screen as it comes out of the printer. */
export function DaySheet({ subject }: { readonly subject: string }) {
  const t = useTranslations("review.sheet");
  const router = useRouter();
  const query = useQuery(sheetQuery(subject));
  return (
    <>
      <p className="sheet-tools">
        <button
          type="button"
          className="button strong"
          // biome-ignore lint/a11y/noAutofocus: whoever came here by a key prints by the next one
          autoFocus
          onClick={() => window.print()}
        >
          {t("print")}
        </button>
        <button type="button" className="button" onClick={() => router.back()}>
          {t("back")}
        </button>
        <span>{t("hint")}</span>
      </p>
      {query.data === undefined ? <NotLoaded of={query} /> : <Sheet sheet={query.data} />}
    </>
  );
}

function Sheet({ sheet }: { readonly sheet: PrintedSheet }) {
  const t = useTranslations("review.sheet");
  const desk = useTranslations("desk.subject");
  const locale = useLocale();
  const { view } = sheet;
  const format = siteFormat(view.time_zone, locale);
  const { predicted_body_weight_kg: weight } = view;
  const t0 = view.infusions[0]?.started_at ?? null;
  return (
    <article className="sheet" aria-label={t("title", { subject: view.subject })}>
      <header>
        <div>
          <h1>{t("title", { subject: view.subject })}</h1>
          <p>
            {[
              sheet.trial,
              t("arm", { arm: desk(`group.${view.group as "UCMSC"}`) }),
              desk(view.sex as "male"),
              weight === null ? null : desk("pbw", { weight: weight.toFixed(1) }),
              t0 === null ? desk("notInfused") : t("t0", { time: format.full(t0), zone: view.time_zone }),
            ]
              .filter((part) => part !== null)
              .join(" · ")}
          </p>
        </div>
        <p className="sheet-rules">
          {t("protocol", { version: view.protocol.version, hash: view.protocol.hash.slice(0, 8) })}
          <br />
          {t("program", { version: sheet.program_version, seq: sheet.log_seq })}
        </p>
      </header>
      {view.simulated && <p className="tag sheet-simulated">{t("simulated")}</p>}
      <SheetCourse sheet={sheet} format={format} />
      <SheetDays days={sheet.days} />
      <div className="sheet-two">
        <SheetLists sheet={sheet} format={format} />
        <div>
          <SheetWindow sheet={sheet} format={format} />
          <section>
            <h2>{t("howToRead")}</h2>
            <p className="sheet-reading">{t("reading")}</p>
          </section>
        </div>
      </div>
      <div className="sheet-signatures">
        <p>{t("reviewed")}</p>
        <p>{t("approved")}</p>
      </div>
      <footer>
        <span>
          {t("printed", {
            time: format.full(sheet.printed_at),
            zone: view.time_zone,
            name: sheet.printed_by,
          })}{" "}
          · SHA-256 {sheet.sheet_hash.slice(0, 16)}…
        </span>
        <span>{t("page")}</span>
      </footer>
    </article>
  );
}
