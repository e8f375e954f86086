"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { KnownNames } from "#app/_access/security-sentence.ts";
import { displaysQuery, peopleQuery, programsQuery } from "#app/_query/access-queries.ts";

export interface Actors {
  readonly names: KnownNames;
  /** Somebody as the log calls them, in words. */
  readonly nameOf: (actor: string) => string;
  /** Everyone who can be asked for, by group, as the log calls them. */
  readonly groups: readonly {
    readonly kind: "people" | "walls" | "programs" | "others";
    readonly actors: readonly string[];
  }[];
}

/** Actors that are nobody's name and have words of ours. */
const OWN_ACTORS = ["terminal", "nobody", "many", "hospital", "demo", "ventwall"] as const;

function isActorWithWords(actor: string): actor is (typeof OWN_ACTORS)[number] {
  return OWN_ACTORS.some((own) => own === actor);
}

/** How everyone is called whom the security log speaks of. What is not known stays as the log has it. */
export function useKnownNames(): Actors {
  const t = useTranslations("access.security");
  const people = useQuery(peopleQuery).data?.people;
  const displays = useQuery(displaysQuery).data?.displays;
  const programs = useQuery(programsQuery).data?.programs;
  return useMemo(() => {
    const persons = new Map(
      people?.map((each) => [each.username, `${each.display_name} (${each.username})`]),
    );
    const walls = new Map(displays?.map((each) => [each.id, each.name]));
    const keys = new Map(programs?.map((each) => [each.id, each.name]));
    const person = (username: string): string => persons.get(username) ?? username;
    return {
      names: {
        person,
        display: (id) => walls.get(id) ?? id,
        program: (id) => keys.get(id) ?? id,
      },
      nameOf: (actor) => {
        if (isActorWithWords(actor)) return t(`own.${actor}`);
        return actor.startsWith("@") ? person(actor.slice(1)) : actor;
      },
      groups: [
        { kind: "people", actors: [...persons.keys()].map((username) => `@${username}`) },
        { kind: "walls", actors: [...new Set(walls.values())] },
        { kind: "programs", actors: [...new Set(keys.values())] },
        { kind: "others", actors: OWN_ACTORS },
      ],
    };
  }, [t, people, displays, programs]);
}
