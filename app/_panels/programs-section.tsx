"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { OnceShownPanel } from "#app/_forms/once-shown.tsx";
import { programsQuery } from "#app/_query/access-queries.ts";
import type { OnceShown, ProgramJson } from "#lib/contract/access.ts";
import { AddProgram } from "./add-program.tsx";
import { NotLoaded } from "./page-state.tsx";
import { ProgramRow } from "./program-row.tsx";
import { RevokedToggle } from "./revoked-toggle.tsx";
import { TokenExample } from "./token-example.tsx";

/** A program that was just added, with the token that nobody will see again. */
export interface ProgramToken {
  readonly program: ProgramJson;
  readonly token: OnceShown;
}

/** The programs that send and read over the network. */
export function ProgramsSection() {
  const t = useTranslations("access.keys");
  const title = useId();
  const query = useQuery(programsQuery);
  const [isAdding, setIsAdding] = useState(false);
  const [made, setMade] = useState<ProgramToken | null>(null);
  return (
    <section className="keys-section" aria-labelledby={title}>
      <div className="bar">
        <h2 id={title}>{t("programs.title")}</h2>
        <span className="count">{t("programs.hint")}</span>
        <button
          type="button"
          className="button bar-end"
          aria-expanded={isAdding}
          onClick={() => setIsAdding(!isAdding)}
        >
          {t("programs.add")}
        </button>
      </div>
      {isAdding && (
        <AddProgram
          onClose={() => setIsAdding(false)}
          onAdded={(added) => {
            setIsAdding(false);
            setMade(added);
          }}
        />
      )}
      {made !== null && (
        <OnceShownPanel
          title={t("programs.tokenFor", { name: made.program.name })}
          of={made.token}
          onDone={() => setMade(null)}
        >
          <TokenExample of={made} />
        </OnceShownPanel>
      )}
      {query.data !== undefined ? <ProgramTable programs={query.data.programs} /> : <NotLoaded of={query} />}
    </section>
  );
}

function ProgramTable({ programs }: { readonly programs: readonly ProgramJson[] }) {
  const t = useTranslations("access.keys");
  const [showsRevoked, setShowsRevoked] = useState(false);
  const live = programs.filter((program) => program.revoked_at === null);
  const revoked = programs.filter((program) => program.revoked_at !== null);
  const rows = showsRevoked ? [...live, ...revoked] : live;
  return (
    <div className="panel scroll">
      {rows.length === 0 ? (
        <p className="count">{t("programs.none")}</p>
      ) : (
        <table className="access-table programs">
          <thead>
            <tr>
              <th scope="col">{t("name")}</th>
              <th scope="col">{t("programs.scopes")}</th>
              <th scope="col">{t("beds")}</th>
              <th scope="col">{t("programs.origin")}</th>
              <th scope="col">{t("lastUsed")}</th>
              <th scope="col" className="number">
                {t("programs.perMinute")}
              </th>
              <th scope="col">
                <span className="visually-hidden">{t("actions")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((program) => (
              <ProgramRow key={program.id} program={program} />
            ))}
          </tbody>
        </table>
      )}
      <RevokedToggle count={revoked.length} isOpen={showsRevoked} onToggle={setShowsRevoked} />
    </div>
  );
}
