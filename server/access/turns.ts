/** Lets things be done one after the other, in the order in which they were asked for. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take<T>(run: () => Promise<T>): Promise<T> {
    const done = this.#last.then(run);
    // Whoever asked is told that it failed; the next one's turn comes nevertheless.
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Waits for what is under way. */
  async settle(): Promise<void> {
    await this.#last;
  }
}
