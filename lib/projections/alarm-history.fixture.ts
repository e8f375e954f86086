import type { AlarmEvent } from "../log/alarm-event.ts";
import { type Envelope, WARD_STREAM } from "../log/envelope.ts";
import type { VentwallEvent, WardEvent } from "../log/event.ts";
import { at } from "../study/sample-subject.fixture.ts";
import { emptyHistory, evolveHistory } from "./alarm-history.ts";

/** A time of day 1. */
export const on = (time: string) => at(`2026-03-02 ${time}`);

/** A history of what happened on the ward, told in order. */
export class Told {
  readonly history = emptyHistory();

  ward(time: string, event: WardEvent): this {
    return this.#take(WARD_STREAM, time, event, "ventwall");
  }

  alarm(time: string, event: AlarmEvent, actor = "ventwall"): this {
    return this.#take("S-014", time, event, actor);
  }

  get records() {
    return [...this.history.records.values()];
  }

  #take(stream: string, time: string, event: VentwallEvent, actor: string): this {
    const envelope: Envelope = {
      seq: this.history.upTo + 1,
      stream,
      version: 1,
      recordedAt: on(time),
      actor,
      event,
    };
    evolveHistory(this.history, envelope);
    return this;
  }
}

/** A medium alarm, unless said otherwise. */
export const raised = (alarm: string, priority: "high" | "medium" | "low" = "medium"): AlarmEvent => ({
  type: "alarmRaised",
  alarm,
  condition: "PPLAT-HI",
  occasion: 0,
  since: on("08:00"),
  priority,
  figures: { value: 31, limit: 30 },
});
export const inBed = (bed: string): WardEvent => ({
  type: "bedAssigned",
  bed,
  subject: "S-014",
  from: on("00:00"),
});
/** S-014 lies in bed 02. */
export const ward = () =>
  new Told().ward("00:00", { type: "bedOpened", bed: "02" }).ward("00:00", inBed("02"));
