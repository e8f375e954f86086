import { MemoryEventLog } from "../../log/memory-event-log.ts";

/** An alarm that sounds, from now on. */
export interface Sounding {
  readonly at: number;
  readonly subject: string;
  readonly alarm: string;
}

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
      switch (event.type) {
        case "alarmRaised":
        case "alarmReturned":
        case "alarmReactivated":
          this.#hear({ at: recordedAt, subject: stream, alarm: event.alarm });
      }
    }
    return super.append(events);
  }
}
