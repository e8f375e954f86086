import type { AnyEvent } from "#lib/log/envelope.ts";
import type { Append } from "./event-log.ts";

/**
 * Throws for what could not be read back as it was written; whoever parses input refuses it before. Half a
 * surrogate pair would come back from UTF-8 as another character, and the chain would look broken for ever.
 */
export function assertStorable(events: readonly Append<AnyEvent>[]): void {
  for (const { envelope, senderId } of events) {
    const { stream, actor, recordedAt } = envelope;
    const texts = senderId ? [stream, actor, senderId.source, senderId.id] : [stream, actor];
    const broken = texts.find((text) => !text.isWellFormed());
    if (broken !== undefined) throw new RangeError(`${JSON.stringify(broken)} is not Unicode text`);
    if (!Number.isSafeInteger(recordedAt)) throw new RangeError(`${recordedAt} is not an instant`);
  }
}
