"use client";
import { useSearchParams } from "next/navigation";
import type { AlarmsAsked } from "#app/_query/alarm-queries.ts";
import { replaceAddress } from "./replace-address.ts";

export const PERIODS = ["day", "week", "study"] as const;
export type AlarmPeriod = (typeof PERIODS)[number];

/** The sorts of alarms that can be looked at by themselves. */
export const SORTS = ["all", "active", "latched", "high", "technical"] as const;
export type AlarmSort = (typeof SORTS)[number];

const ASKS: Readonly<Record<AlarmSort, Partial<AlarmsAsked>>> = {
  all: {},
  active: { state: "active" },
  latched: { state: "latched" },
  high: { priority: "high" },
  technical: { kind: "technical" },
};

/** What the alarms' page shows, and what follows for the question to the server. */
export interface AlarmsAddress {
  readonly period: AlarmPeriod;
  readonly sort: AlarmSort;
  readonly condition: string | null;
  readonly bed: string | null;
  readonly subject: string | null;
  /** The alarm whose steps are open. */
  readonly opened: string | null;
}

/** It stands in the address: a colleague can be sent an alarm as a link. */
export function useAlarmsAddress() {
  const search = useSearchParams();
  const address: AlarmsAddress = {
    period: PERIODS.find((period) => period === search.get("period")) ?? "day",
    sort: SORTS.find((sort) => sort === search.get("show")) ?? "all",
    condition: search.get("condition"),
    bed: search.get("bed"),
    subject: search.get("subject"),
    opened: search.get("alarm"),
  };
  const go = (next: Partial<AlarmsAddress>): void => {
    const { period, sort, condition, bed, subject, opened } = { ...address, ...next };
    const parts = { period, show: sort, condition, bed, subject, alarm: opened };
    const said = Object.entries(parts).filter(
      ([name, value]) => value !== null && !(name === "period" && value === "day") && value !== "all",
    );
    replaceAddress("/alarms", new URLSearchParams(said as [string, string][]));
  };
  const { period, sort, condition, bed, subject } = address;
  const asked: AlarmsAsked = {
    period,
    state: null,
    priority: null,
    kind: null,
    condition,
    bed,
    subject,
    ...ASKS[sort],
  };
  return { address, asked, go };
}
