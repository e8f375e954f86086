const KEY = "ventwall.reloaded-for";
const TRY_AGAIN_MS = 2_000;

/** What reloading needs of a browser. */
export interface Reloading {
  readonly storage: Pick<Storage, "getItem" | "setItem">;
  /** Whether the server serves this page yet: it answers sockets before its pages are built. */
  isServed(): Promise<boolean>;
  reload(): void;
  wait(milliseconds: number): Promise<void>;
}

/**
 * The server has other pages than this one: loads them, once for each build, so that a build that is served
 * under two names cannot make the wall blink for ever. Not before they are served: a reload into a server that
 * is still starting would leave an error page where the ward was.
 */
export async function loadNewBuild(
  build: string,
  { storage, isServed, reload, wait }: Reloading,
): Promise<void> {
  if (storage.getItem(KEY) === build) return;
  while (!(await isServed())) await wait(TRY_AGAIN_MS);
  storage.setItem(KEY, build);
  reload();
}

/** This window, as something that can be reloaded. */
export function reloadingOf(target: Window): Reloading {
  return {
    storage: target.sessionStorage,
    isServed: () =>
      target.fetch(target.location.href, { cache: "no-store" }).then(
        ({ ok }) => ok,
        () => false,
      ),
    reload: () => target.location.reload(),
    wait: (milliseconds) => new Promise((resolve) => target.setTimeout(resolve, milliseconds)),
  };
}
