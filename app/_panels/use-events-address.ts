import { useSearchParams } from "next/navigation";
import { replaceAddress } from "./replace-address.ts";

/** What the events' page shows beside its list. */
export interface EventsAddress {
  /** A candidate by its name. */
  readonly opened: string | null;
  /** An adverse event by its name. */
  readonly adverse: string | null;
  /** A new one is written down: of this candidate, or `new`. */
  readonly recording: string | null;
}

const NOTHING: EventsAddress = { opened: null, adverse: null, recording: null };

/** It stands in the address: a consultant can be sent a case as a link. */
export function useEventsAddress() {
  const search = useSearchParams();
  const address: EventsAddress = {
    opened: search.get("case"),
    adverse: search.get("ae"),
    recording: search.get("record"),
  };
  const go = (next: Partial<EventsAddress>): void => {
    const { opened, adverse, recording } = { ...NOTHING, ...next };
    const said = Object.entries({ case: opened, ae: adverse, record: recording }).filter(
      ([, value]) => value !== null,
    );
    replaceAddress("/events", new URLSearchParams(said as [string, string][]));
  };
  return { address, go };
}

/** Where a case is looked at. */
export function pathOfCasePage(candidate: string): string {
  return `/events?case=${encodeURIComponent(candidate)}`;
}
