"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { siteFormat } from "#app/_format/site-format.ts";
import { FormProblem } from "#app/_forms/form-problem.tsx";
import { apiPath } from "#app/_query/fetch-json.ts";
import { sendJson } from "#app/_query/send-json.ts";
import { matchedQuery } from "#app/_query/study-queries.ts";
import type { MatchedView } from "#lib/projections/matched-view.ts";

interface MatchImportsProps {
  readonly view: MatchedView;
  readonly mayImport: boolean;
}

/** Every import with who, when and the file's hash; a new one takes the place of the one in force. */
export function MatchImports({ view, mayImport }: MatchImportsProps) {
  const t = useTranslations("study.matched");
  const format = siteFormat(view.time_zone, useLocale());
  return (
    <section className="study-panel" aria-label={t("imports")}>
      <h2>{t("imports")}</h2>
      {view.imports.length > 0 && (
        <ul className="match-imports">
          {view.imports.map(({ set, file_name, sha256, by, at, subjects }, index) => (
            <li key={set}>
              <b>{t("of", { set, file: file_name })}</b>
              {index === 0 && <span className="tag plain small">{t("inForce")}</span>}
              <span>{t("importedBy", { by: by.replace(/^@/, ""), time: format.full(at) })}</span>
              <span>{t("subjects", { count: subjects })}</span>
              <small title={sha256}>SHA-256 {sha256.slice(0, 16)}…</small>
            </li>
          ))}
        </ul>
      )}
      {mayImport && <ImportForm />}
    </section>
  );
}

function ImportForm() {
  const t = useTranslations("study.matched");
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const send = useMutation({
    networkMode: "always",
    mutationFn: async (chosen: File) =>
      sendJson<MatchedView>("POST", apiPath(["study", "matched"]), {
        file_name: chosen.name,
        csv: await chosen.text(),
      }),
    onSuccess: (view) => {
      queries.setQueryData(matchedQuery.queryKey, view);
      setFile(null);
      if (input.current !== null) input.current.value = "";
    },
  });
  return (
    <form
      className="match-form no-print"
      aria-label={t("import")}
      onSubmit={(event) => {
        event.preventDefault();
        if (file !== null) send.mutate(file);
      }}
    >
      <label>
        {t("file")}{" "}
        <input
          ref={input}
          type="file"
          accept=".csv,text/csv"
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
      </label>
      <button type="submit" className="button" disabled={file === null || send.isPending}>
        {send.isPending ? t("sending") : t("send")}
      </button>
      <span role="status">{send.isSuccess && t("imported", { set: send.data.imports[0]?.set ?? 0 })}</span>
      <FormProblem error={send.error} />
    </form>
  );
}
