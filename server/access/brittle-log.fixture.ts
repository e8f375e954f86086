import type { SecurityEvent } from "#lib/access/security-event.ts";
import { fail } from "#lib/units/result.ts";
import type { Append } from "../log/event-log.ts";
import { MemoryEventLog } from "../log/memory-event-log.ts";

/** A security log whose disk is full for as long as a test says. */
export class BrittleLog extends MemoryEventLog<SecurityEvent> {
  isFull = false;
  /** The number of appends after which it is full by itself. */
  takes = Number.POSITIVE_INFINITY;

  constructor() {
    super("production");
  }

  override async append(events: readonly Append<SecurityEvent>[]) {
    if (this.isFull || this.takes <= 0) return FULL;
    this.takes--;
    return super.append(events);
  }

  override async probe() {
    return this.isFull ? FULL : super.probe();
  }
}

const FULL = fail("log_full", "The disk is full.");
