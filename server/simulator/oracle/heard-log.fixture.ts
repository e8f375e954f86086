import { MemoryEventLog } from "../../log/memory-event-log.ts";

/** An alarm that sounds, from now on. */
export interface Sounding {
  readonly at: number;
  readonly subject: string;
  readonly alarm: string;
}

const SOUNDS: ReadonlySet<string> = new Set(["alarmRaised", "alarmReturned", "alarmReactivated"]);

/** A log in memory that lets a nurse hear what it takes in. */
export class HeardLog extends MemoryEventLog {
  readonly #hear: (sounding: Sounding) => void;

  constructor(hear: (sounding: Sounding) => void) {
    super("demo");
    this.#hear = hear;
  }

  override append(events: Parameters<MemoryEventLog["append"]>[0]): ReturnType<MemoryEventLog["append"]> {
    for (const { envelope } of events) {
      const { event, stream, recordedAt } = envelope;
      if (!SOUNDS.has(event.type) || !("alarm" in event)) continue;
      this.#hear({ at: recordedAt, subject: stream, alarm: event.alarm });
    }
    return super.append(events);
  }
}
