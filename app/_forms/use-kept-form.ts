"use client";
import { useEffect, useState } from "react";
import { useVisitor } from "#app/_access/visitor.tsx";
import type { Visitor } from "#lib/contract/access.ts";
import { useForm } from "./use-form.ts";

type Rules = Parameters<typeof useForm<Readonly<Record<string, string>>>>[1];

/**
 * A form whose values outlive the page: what somebody typed beside a bed is still there when the server was away
 * and the page had to be loaded again. It is kept in this tab alone, until it is sent or given up. Never for
 * passwords.
 */
export function useKeptForm(name: string, initial: Readonly<Record<string, string>>, rules: Rules) {
  const place = placeOf(useVisitor(), name);
  const [untouched] = useState(initial);
  const [start] = useState(() => ({ ...initial, ...read(place) }));
  const form = useForm(start, rules);
  const { values } = form;
  useEffect(() => {
    const text = JSON.stringify(values);
    if (text !== JSON.stringify(untouched)) sessionStorage.setItem(place, text);
  }, [place, values, untouched]);
  return {
    ...form,
    /** It was sent, or given up. */
    forget: () => sessionStorage.removeItem(place),
  };
}

function read(place: string): Readonly<Record<string, string>> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(place) ?? "{}");
    if (typeof kept !== "object" || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).filter((pair): pair is [string, string] => typeof pair[1] === "string"),
    );
  } catch {
    return {};
  }
}

/** Whether a form was begun in this tab and neither sent nor given up: it opens again by itself. */
export function useIsFormKept(name: string): boolean {
  return isFormKept(useVisitor(), name);
}

/** The same for whoever looks. */
export function isFormKept(visitor: Visitor | null, name: string): boolean {
  return typeof sessionStorage !== "undefined" && sessionStorage.getItem(placeOf(visitor, name)) !== null;
}

/** Of whoever looks: the next person at the same screen does not find it. */
function placeOf(visitor: Visitor | null, name: string): string {
  return `ventwall form of ${visitor?.name ?? "nobody"}: ${name}`;
}
