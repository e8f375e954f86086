import { RequestRefused } from "#app/_query/fetch-json.ts";
import type { PairingAnswer, PairingState } from "#lib/contract/access.ts";

/** What a wall asks the server; each rejects when the server refuses or does not answer. */
export interface PairingDoors {
  claimLink(secret: string): Promise<PairingState>;
  /** A new code, and for how long it is good, in milliseconds. */
  ask(): Promise<Pick<PairingAnswer, "code" | "secret"> & { readonly lasts: number }>;
  claim(secret: string): Promise<PairingState>;
}

/** What the wall shows while it waits. */
export interface PairingView {
  /** `null`: there is none yet. */
  readonly code: string | null;
  /** For how long the code was good when it came. Milliseconds */
  readonly lasts: number;
  readonly isLinkBad: boolean;
  readonly isLost: boolean;
}

interface Pairing {
  readonly doors: PairingDoors;
  /** Of a link that was opened on this wall; `null`: it waits with a code. */
  readonly link: string | null;
  readonly show: (view: PairingView) => void;
  /** Rejects when the page is left: that ends the waiting. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

const CLAIM_EVERY_MS = 2_000;
const TRY_AGAIN_MS = 3_000;

/**
 * Waits until the wall is let in, and answers where its screen is. Nobody stands before a wall to press a key:
 * a code that ran out is asked for anew, a server that is away is asked again, for as long as it takes.
 */
export async function pairWall({ doors, link, show, wait }: Pairing): Promise<string> {
  let view: PairingView = { code: null, lasts: 0, isLinkBad: false, isLost: false };
  const become = (change: Partial<PairingView>): void => {
    view = { ...view, ...change };
    show(view);
  };

  /** The door's answer, however long the server is away; `null`: what was asked with is good no more. */
  const persist = async <T>(door: () => Promise<T>): Promise<T | null> => {
    for (;;) {
      try {
        const answer = await door();
        if (view.isLost) become({ isLost: false });
        return answer;
      } catch (error) {
        if (error instanceof RequestRefused && error.code === "bad_link") return null;
        const pause = error instanceof RequestRefused ? error.retryAfter : null;
        // Told to be patient by a server that is there is not a server lost.
        become({ isLost: pause === null });
        await wait(pause === null ? TRY_AGAIN_MS : pause * 1000);
      }
    }
  };

  if (link !== null) {
    const state = await persist(() => doors.claimLink(link));
    if (state?.path != null) return state.path;
    become({ isLinkBad: true });
  }
  for (;;) {
    const offer = await persist(() => doors.ask());
    if (offer === null) continue;
    become({ code: offer.code, lasts: offer.lasts });
    for (;;) {
      await wait(CLAIM_EVERY_MS);
      const state = await persist(() => doors.claim(offer.secret));
      if (state === null) break;
      if (state.path !== null) return state.path;
    }
  }
}
