import type { AnyEvent, Envelope } from "#lib/log/envelope.ts";

/** The events of pages one by one, up to a number of the log. */
export async function* upTo<Event extends AnyEvent>(
  pages: AsyncIterable<readonly Envelope<Event>[]>,
  seq: number,
): AsyncGenerator<Envelope<Event>> {
  for await (const page of pages) {
    for (const envelope of page) {
      if (envelope.seq > seq) return;
      yield envelope;
    }
  }
}
