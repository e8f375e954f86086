"use client";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { LiveLink } from "./live-link.ts";
import { loadNewBuild, reloadingOf } from "./new-build.ts";
import { SocketTransport } from "./socket-transport.ts";
import { Ticker } from "./ticker.ts";
import { browserTimers } from "./timers.ts";

interface Live {
  readonly link: LiveLink;
  readonly ticker: Ticker;
}

const LiveContext = createContext<Live | null>(null);

function createLive(): Live {
  const onNewBuild = (build: string): void => void loadNewBuild(build, reloadingOf(window));
  return {
    link: new LiveLink(new SocketTransport(), browserTimers, onNewBuild),
    ticker: new Ticker(browserTimers),
  };
}

/** Opens the page's one connection for everything inside it. */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const [live] = useState(createLive);
  useEffect(() => {
    live.link.open();
    return () => live.link.close();
  }, [live]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

/** The page's connection and its ticker. */
export function useLive(): Live {
  const live = useContext(LiveContext);
  if (live === null) throw new Error("useLive needs a LiveProvider around it");
  return live;
}
