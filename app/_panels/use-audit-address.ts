"use client";
import { useSearchParams } from "next/navigation";
import { AUDIT_GROUPS, type AuditGroup } from "./audit-groups.ts";
import { replaceAddress } from "./replace-address.ts";

/** What the audit is kept to; `null` is not asked. */
export interface AuditAddress {
  readonly subject: string | null;
  readonly parameter: string | null;
  readonly figure: string | null;
  /** Of a figure. */
  readonly date: string | null;
  readonly reading: string | null;
  readonly actor: string | null;
  readonly sort: AuditGroup | null;
  /** Local dates of the site, both included. */
  readonly from: string | null;
  readonly to: string | null;
}

const WORDS = ["subject", "parameter", "figure", "date", "reading", "actor", "from", "to"] as const;

/** It stands in the address: a colleague can be sent the story of a value as a link. */
export function useAuditAddress() {
  const search = useSearchParams();
  const given = (name: string): string | null => {
    const value = search.get(name);
    return value === "" ? null : value;
  };
  const address: AuditAddress = {
    ...(Object.fromEntries(WORDS.map((name) => [name, given(name)])) as Omit<AuditAddress, "sort">),
    sort: AUDIT_GROUPS.find((group) => group === given("show")) ?? null,
  };
  const go = (next: Partial<AuditAddress>): void => {
    const { sort, ...words } = { ...address, ...next };
    const said = Object.entries({ ...words, show: sort }).filter(
      ([, value]) => value !== null && value !== "",
    );
    replaceAddress("/audit", new URLSearchParams(said as [string, string][]));
  };
  return { address, go };
}

/** The address of the audit of something. */
export function auditPath(of: Partial<Record<(typeof WORDS)[number], string>>): string {
  return `/audit?${new URLSearchParams(of)}`;
}
