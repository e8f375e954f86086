"use client";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { useLive } from "./live-provider.tsx";
import { type SubjectState, SubjectStore } from "./subject-store.ts";

/** One subject, kept in step with the server while the component is there. */
export function useSubject(subject: string): SubjectState {
  const { link } = useLive();
  const store = useMemo(() => new SubjectStore(link, subject), [link, subject]);
  useEffect(() => {
    const detach = link.attach(store);
    return () => {
      detach();
      store.leave();
    };
  }, [link, store]);
  const read = (): SubjectState => store.state;
  return useSyncExternalStore(store.subscribe, read, read);
}
