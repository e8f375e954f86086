import type { AnyEvent, Envelope } from "#lib/log/envelope.ts";

/** Pages of events up to a number of the log; whole pages, since a step for each event would cost more than the event. */
export async function* upTo<Event extends AnyEvent>(
  pages: AsyncIterable<readonly Envelope<Event>[]>,
  seq: number,
): AsyncGenerator<readonly Envelope<Event>[]> {
  for await (const page of pages) {
    const last = page.at(-1);
    if (last === undefined || last.seq <= seq) {
      yield page;
      continue;
    }
    yield page.filter((envelope) => envelope.seq <= seq);
    return;
  }
}
