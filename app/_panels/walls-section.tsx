"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { OnceShownPanel } from "#app/_forms/once-shown.tsx";
import { displaysQuery } from "#app/_query/access-queries.ts";
import type { DisplayJson, OnceShown } from "#lib/contract/access.ts";
import { AddWall } from "./add-wall.tsx";
import { NotLoaded } from "./page-state.tsx";
import { RevokedToggle } from "./revoked-toggle.tsx";
import { WallRow } from "./wall-row.tsx";

/** A wall that was just added or is to be paired again; without a link it is paired already. */
export interface WallLink {
  readonly display: DisplayJson;
  readonly link: OnceShown | null;
}

/** The screens that may show the ward. */
export function WallsSection() {
  const t = useTranslations("access.keys");
  const title = useId();
  const query = useQuery(displaysQuery);
  const [isAdding, setIsAdding] = useState(false);
  const [made, setMade] = useState<WallLink | null>(null);
  return (
    <section className="keys-section" aria-labelledby={title}>
      <div className="bar">
        <h2 id={title}>{t("walls.title")}</h2>
        <span className="count">{t("walls.hint")}</span>
        <button
          type="button"
          className="button bar-end"
          aria-expanded={isAdding}
          onClick={() => setIsAdding(!isAdding)}
        >
          {t("walls.add")}
        </button>
      </div>
      {isAdding && (
        <AddWall
          onClose={() => setIsAdding(false)}
          onAdded={(added) => {
            setIsAdding(false);
            setMade(added);
          }}
        />
      )}
      {made !== null && <MadeWall made={made} onDone={() => setMade(null)} />}
      {query.data !== undefined ? (
        <WallTable displays={query.data.displays} onLink={setMade} />
      ) : (
        <NotLoaded of={query} />
      )}
    </section>
  );
}

function MadeWall({ made, onDone }: { readonly made: WallLink; readonly onDone: () => void }) {
  const t = useTranslations("access.keys.walls");
  const name = made.display.name;
  return made.link === null ? (
    <p className="form-done" role="status">
      {t("isPaired", { name })}
    </p>
  ) : (
    <OnceShownPanel title={t("linkFor", { name })} of={made.link} onDone={onDone} />
  );
}

interface WallTableProps {
  readonly displays: readonly DisplayJson[];
  readonly onLink: (made: WallLink) => void;
}

function WallTable({ displays, onLink }: WallTableProps) {
  const t = useTranslations("access.keys");
  const [showsRevoked, setShowsRevoked] = useState(false);
  const live = displays.filter(({ state }) => state !== "revoked");
  const revoked = displays.filter(({ state }) => state === "revoked");
  const rows = showsRevoked ? [...live, ...revoked] : live;
  return (
    <div className="panel scroll">
      {rows.length === 0 ? (
        <p className="count">{t("walls.none")}</p>
      ) : (
        <table className="access-table walls">
          <thead>
            <tr>
              <th scope="col">{t("name")}</th>
              <th scope="col">{t("beds")}</th>
              <th scope="col">{t("walls.acknowledge")}</th>
              <th scope="col">{t("walls.state")}</th>
              <th scope="col">{t("lastUsed")}</th>
              <th scope="col">
                <span className="visually-hidden">{t("actions")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((display) => (
              <WallRow key={display.id} display={display} onLink={onLink} />
            ))}
          </tbody>
        </table>
      )}
      <RevokedToggle count={revoked.length} isOpen={showsRevoked} onToggle={setShowsRevoked} />
    </div>
  );
}
