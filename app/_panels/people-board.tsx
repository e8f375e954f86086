"use client";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { OnceShownPanel } from "#app/_forms/once-shown.tsx";
import { peopleQuery } from "#app/_query/access-queries.ts";
import type { OnceShown, PersonJson } from "#lib/contract/access.ts";
import { AddPerson } from "./add-person.tsx";
import { NotLoaded } from "./page-state.tsx";
import { PersonRow } from "./person-row.tsx";

/** A link that was just made, and for whom. */
export interface PersonLink {
  readonly person: PersonJson;
  readonly link: OnceShown;
}

const COLUMNS = ["displayName", "role", "state", "signsIn", "pin", "lastSeen"] as const;

/** Everyone who may come in, and what an administrator does about them. */
export function PeopleBoard() {
  const t = useTranslations("access.people");
  const locale = useLocale();
  const query = useQuery(peopleQuery);
  const [isAdding, setIsAdding] = useState(false);
  const [made, setMade] = useState<PersonLink | null>(null);
  if (query.data === undefined) {
    return <NotLoaded of={query} />;
  }
  const people = query.data.people.toSorted(inOrderOf(locale));
  return (
    <div className="page">
      <div className="bar">
        <h1>{t("title")}</h1>
        <span className="count">{t("count", { count: people.length })}</span>
        <button
          type="button"
          className="button bar-end"
          aria-expanded={isAdding}
          onClick={() => setIsAdding(!isAdding)}
        >
          {t("add")}
        </button>
      </div>
      {isAdding && (
        <AddPerson
          onClose={() => setIsAdding(false)}
          onAdded={(added) => {
            setIsAdding(false);
            setMade(added);
          }}
        />
      )}
      {made !== null && (
        <OnceShownPanel
          title={t("linkFor", { name: made.person.display_name })}
          of={made.link}
          onDone={() => setMade(null)}
        />
      )}
      <div className="panel scroll">
        <table className="access-table is-cards people">
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(column)}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">{t("actions")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <PersonRow key={person.username} person={person} onLink={setMade} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** Those who can come in first; each in the order of their names, as the reader's language has it. */
function inOrderOf(locale: string): (one: PersonJson, other: PersonJson) => number {
  const { compare } = new Intl.Collator(locale);
  return (one, other) =>
    Number(one.disabled) - Number(other.disabled) ||
    compare(one.display_name, other.display_name) ||
    compare(one.username, other.username);
}
