"use client";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { apiPath, fetchJson } from "#app/_query/fetch-json.ts";
import type { BedsidePeople } from "#lib/contract/access.ts";

type BedsidePerson = BedsidePeople["people"][number];

/** Everyone who can identify themselves here, to be touched. */
export function BedsideNames({ onChoose }: { readonly onChoose: (person: BedsidePerson) => void }) {
  const t = useTranslations("access.bedside");
  const locale = useLocale();
  const [attempt, setAttempt] = useState(0);
  const [people, setPeople] = useState<readonly BedsidePerson[] | "away" | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt asks again
  useEffect(() => {
    const left = new AbortController();
    setPeople(null);
    fetchJson<BedsidePeople>(apiPath(["auth", "bedside"]), left.signal).then(
      (answer) =>
        setPeople(answer.people.toSorted((a, b) => a.display_name.localeCompare(b.display_name, locale))),
      () => {
        if (!left.signal.aborted) setPeople("away");
      },
    );
    return () => left.abort();
  }, [attempt, locale]);
  if (people === null) {
    return (
      <p className="bedside-word" role="status">
        {t("loading")}
      </p>
    );
  }
  if (people === "away") {
    return (
      <div className="bedside-word" role="alert">
        <p>{t("away")}</p>
        <button type="button" className="bedside-key" onClick={() => setAttempt(attempt + 1)}>
          {t("retry")}
        </button>
      </div>
    );
  }
  if (people.length === 0) return <p className="bedside-word">{t("none")}</p>;
  return (
    <ul className="bedside-names">
      {people.map((person) => (
        <li key={person.username}>
          <button type="button" className="bedside-key" onClick={() => onChoose(person)}>
            <b>{person.display_name}</b>
            <span>{person.username}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
