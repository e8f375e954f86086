/** Monotonic time and waiting, injected so that tests step them by hand. */
export interface Timers {
  /** Milliseconds from an arbitrary start; never set back, and no kin of the browser's date. */
  monotonic(): number;
  /** Calls back again and again; the answer stops it. */
  every(milliseconds: number, call: () => void): () => void;
  /** Calls back once; the answer calls it off. */
  after(milliseconds: number, call: () => void): () => void;
}

export const browserTimers: Timers = {
  monotonic: () => performance.now(),
  every(milliseconds, call) {
    const timer = setInterval(call, milliseconds);
    return () => clearInterval(timer);
  },
  after(milliseconds, call) {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
};
