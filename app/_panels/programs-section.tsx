"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { OnceShownPanel } from "#app/_forms/once-shown.tsx";
import { programsQuery } from "#app/_query/access-queries.ts";
import type { OnceShown, ProgramJson } from "#lib/contract/access.ts";
import { AddProgram } from "./add-program.tsx";
import { KeyTable } from "./key-table.tsx";
import { KeysSection } from "./keys-section.tsx";
import { NotLoaded } from "./page-state.tsx";
import { ProgramRow } from "./program-row.tsx";
import { TokenExample } from "./token-example.tsx";
import { UnknownBeds } from "./unknown-beds.tsx";

/** A program that was just added, with the token that nobody will see again. */
export interface ProgramToken {
  readonly program: ProgramJson;
  readonly token: OnceShown;
}

/** The programs that send and read over the network. */
export function ProgramsSection() {
  const t = useTranslations("access.keys.programs");
  const query = useQuery(programsQuery);
  const [made, setMade] = useState<ProgramToken | null>(null);
  return (
    <KeysSection
      title={t("title")}
      hint={t("hint")}
      add={t("add")}
      form={(close) => (
        <AddProgram
          onClose={close}
          onAdded={(added) => {
            close();
            setMade(added);
          }}
        />
      )}
    >
      {made !== null && (
        <OnceShownPanel
          title={t("tokenFor", { name: made.program.name })}
          of={made.token}
          onDone={() => setMade(null)}
        >
          <UnknownBeds beds={made.program.unknown_beds} />
          <TokenExample of={made} />
        </OnceShownPanel>
      )}
      {query.data !== undefined ? <ProgramTable programs={query.data.programs} /> : <NotLoaded of={query} />}
    </KeysSection>
  );
}

function ProgramTable({ programs }: { readonly programs: readonly ProgramJson[] }) {
  const t = useTranslations("access.keys");
  return (
    <KeyTable
      keys={programs}
      isRevoked={({ revoked_at }) => revoked_at !== null}
      none={t("programs.none")}
      className="programs"
      columns={[
        { text: t("name") },
        { text: t("programs.scopes") },
        { text: t("beds") },
        { text: t("programs.origin") },
        { text: t("lastUsed") },
        { text: t("programs.perMinute"), className: "number" },
      ]}
      row={(program) => <ProgramRow key={program.id} program={program} />}
    />
  );
}
