"use client";
import { LiveProvider } from "#app/_live/live-provider.tsx";
import { WallProvider } from "#app/_live/wall-provider.tsx";
import { SessionKeeper } from "#app/_panels/session-keeper.tsx";
import { Ward } from "./ward.tsx";

/** The wall with its one connection. `wish`: the beds asked for; `null`: all of them. */
export function WallScreen({ wish }: { readonly wish: string | null }) {
  return (
    <LiveProvider>
      <WallProvider>
        <Ward wish={wish} />
        <SessionKeeper />
      </WallProvider>
    </LiveProvider>
  );
}
