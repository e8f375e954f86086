import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { AlarmBurdenJson, AlarmLogPage } from "#lib/contract/alarms.ts";
import { apiPath, fetchJson } from "./fetch-json.ts";
import { retry } from "./retry.ts";

/** Asked again this often while nothing says that something changed. */
const POLL_MS = 30_000;
const ALARMS_ON_A_PAGE = 100;

/** Which alarms are asked for; what is `null` is not asked. */
export interface AlarmsAsked {
  readonly period: string;
  readonly state: string | null;
  readonly priority: string | null;
  readonly kind: string | null;
  readonly condition: string | null;
  readonly bed: string | null;
  readonly subject: string | null;
}

/** The alarms of a time, the latest first; each further page holds older ones. */
export const alarmsQuery = (asked: AlarmsAsked) =>
  infiniteQueryOptions({
    queryKey: ["alarms", asked],
    queryFn: ({ signal, pageParam }) =>
      fetchJson<AlarmLogPage>(
        apiPath(["alarms"], { ...asked, before: pageParam, limit: ALARMS_ON_A_PAGE }),
        signal,
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    refetchInterval: POLL_MS,
    retry,
  });

/** What the alarms of a time cost the ward. */
export const burdenQuery = (period: string) =>
  queryOptions({
    queryKey: ["alarms", "burden", period],
    queryFn: ({ signal }) => fetchJson<AlarmBurdenJson>(apiPath(["alarms", "burden"], { period }), signal),
    placeholderData: keepPreviousData,
    refetchInterval: POLL_MS,
    retry,
  });

/** Where the alarms that are asked for can be had as a table. */
export function alarmExportPath(file: "alarms.csv" | "alarm_log.csv", asked: AlarmsAsked): string {
  return apiPath(["exports", file], { ...asked });
}
