"use client";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from "react";
import type { BedView } from "#lib/projections/bed-view.ts";
import type { Instant } from "#lib/units/instant.ts";
import { useLive } from "./live-provider.tsx";
import { WallStore } from "./wall-store.ts";

const WallContext = createContext<WallStore | null>(null);

/** Keeps the ward in step with the server for everything inside it. */
export function WallProvider({ children }: { readonly children: ReactNode }) {
  const { link } = useLive();
  const [store] = useState(() => new WallStore(link));
  useEffect(() => link.attach(store), [link, store]);
  return <WallContext value={store}>{children}</WallContext>;
}

function useWallStore(): WallStore {
  const store = useContext(WallContext);
  if (store === null) throw new Error("the ward's hooks need a WallProvider around them");
  return store;
}

/** The beds in the room's order; `null` until the first snapshot. */
export function useBeds(): readonly string[] | null {
  const store = useWallStore();
  const read = (): readonly string[] | null => store.beds;
  return useSyncExternalStore(store.subscribeBeds, read, read);
}

/** One bed; renders again only when that bed changed. */
export function useBed(bed: string): BedView | undefined {
  const store = useWallStore();
  const read = (): BedView | undefined => store.view(bed);
  const subscribe = useCallback((listener: () => void) => store.subscribeBed(bed, listener), [store, bed]);
  return useSyncExternalStore(subscribe, read, read);
}

/** What `read` makes of all beds whenever any of them changed: a string, a number or a boolean. */
export function useWard<T extends string | number | boolean>(read: (views: readonly BedView[]) => T): T {
  const store = useWallStore();
  const look = (): T => read(store.views());
  return useSyncExternalStore(store.subscribeAny, look, look);
}

/** The same, looked at every second too, for what the server's present decides; `now` is `null` before it was heard. */
export function useWardNow<T extends string | number | boolean>(
  read: (views: readonly BedView[], now: Instant | null) => T,
): T {
  const store = useWallStore();
  const { link, ticker } = useLive();
  const subscribe = useCallback(
    (listener: () => void) => {
      const stopTicking = ticker.subscribe(listener);
      const stopWatching = store.subscribeAny(listener);
      return () => {
        stopTicking();
        stopWatching();
      };
    },
    [store, ticker],
  );
  const look = (): T => read(store.views(), link.clock.now());
  return useSyncExternalStore(subscribe, look, look);
}
