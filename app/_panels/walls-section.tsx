"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { OnceShownPanel } from "#app/_forms/once-shown.tsx";
import { displaysQuery } from "#app/_query/access-queries.ts";
import type { DisplayJson, OnceShown } from "#lib/contract/access.ts";
import { AddWall } from "./add-wall.tsx";
import { KeyTable } from "./key-table.tsx";
import { KeysSection } from "./keys-section.tsx";
import { NotLoaded } from "./page-state.tsx";
import { UnknownBeds } from "./unknown-beds.tsx";
import { WallRow } from "./wall-row.tsx";

/** A wall that was just added or is to be paired again; without a link it is paired already. */
export interface WallLink {
  readonly display: DisplayJson;
  readonly link: OnceShown | null;
}

/** The screens that may show the ward. */
export function WallsSection() {
  const t = useTranslations("access.keys.walls");
  const query = useQuery(displaysQuery);
  const [made, setMade] = useState<WallLink | null>(null);
  return (
    <KeysSection
      title={t("title")}
      hint={t("hint")}
      add={t("add")}
      form={(close) => (
        <AddWall
          onClose={close}
          onAdded={(added) => {
            close();
            setMade(added);
          }}
        />
      )}
    >
      {made !== null && <MadeWall made={made} onDone={() => setMade(null)} />}
      {query.data !== undefined ? (
        <WallTable displays={query.data.displays} onLink={setMade} />
      ) : (
        <NotLoaded of={query} />
      )}
    </KeysSection>
  );
}

function MadeWall({ made, onDone }: { readonly made: WallLink; readonly onDone: () => void }) {
  const t = useTranslations("access.keys.walls");
  const { name, unknown_beds } = made.display;
  return made.link === null ? (
    <p className="form-done" role="status">
      {t("isPaired", { name })} <UnknownBeds beds={unknown_beds} />
    </p>
  ) : (
    <OnceShownPanel title={t("linkFor", { name })} of={made.link} onDone={onDone}>
      <UnknownBeds beds={unknown_beds} />
    </OnceShownPanel>
  );
}

interface WallTableProps {
  readonly displays: readonly DisplayJson[];
  readonly onLink: (made: WallLink) => void;
}

function WallTable({ displays, onLink }: WallTableProps) {
  const t = useTranslations("access.keys");
  return (
    <KeyTable
      keys={displays}
      isRevoked={({ state }) => state === "revoked"}
      none={t("walls.none")}
      className="walls"
      columns={[
        { text: t("name") },
        { text: t("beds") },
        { text: t("walls.acknowledge") },
        { text: t("walls.state") },
        { text: t("lastUsed") },
      ]}
      row={(display) => <WallRow key={display.id} display={display} onLink={onLink} />}
    />
  );
}
