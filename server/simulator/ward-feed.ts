import type { FeedAddress } from "../feed-client/api-call.ts";
import type { FeedSocket } from "../feed-client/feed-socket.ts";
import {
  changeSubject,
  enrolSubject,
  enterFacts,
  type SubjectOutcome,
} from "../feed-client/subject-client.ts";
import { toWire } from "./simulated-reading.ts";
import type { WardCommand } from "./stay-commands.ts";
import type { Due } from "./ward-timeline.ts";

/** Small enough that a submission never holds up another feed's for long. */
const BATCH = 2_000;

/** What the simulator tells the operator. */
export interface SimulatorLog {
  info(facts: object, sentence: string): void;
  warn(facts: object, sentence: string): void;
}

/** How much was taken, for the log. */
export interface FeedCount {
  accepted: number;
  duplicates: number;
  rejected: number;
}

/**
 * Sends what fell due through the public contract: the desk's entries by HTTP, readings through `/feed`,
 * one batch at a time, each durable before the next. Sending a stretch twice changes nothing.
 */
export class WardFeed {
  readonly count: FeedCount = { accepted: 0, duplicates: 0, rejected: 0 };
  readonly #address: FeedAddress;
  readonly #socket: FeedSocket;
  readonly #log: SimulatorLog;

  constructor(address: FeedAddress, socket: FeedSocket, log: SimulatorLog) {
    this.#address = address;
    this.#socket = socket;
    this.#log = log;
  }

  async send({ commands, readings }: Due): Promise<void> {
    for (const command of commands) await this.#enter(command);
    for (let sent = 0; sent < readings.length; sent += BATCH) {
      this.#address.signal?.throwIfAborted();
      const result = await this.#socket.submit(readings.slice(sent, sent + BATCH).map(toWire));
      this.count.accepted += result.accepted;
      this.count.duplicates += result.duplicates;
      this.count.rejected += result.rejected;
    }
  }

  async #enter(command: WardCommand): Promise<void> {
    const outcome = await this.#outcomeOf(command);
    if (outcome.status !== "refused") return;
    this.#log.warn({ command, http: outcome.http }, `The ward's desk was refused: ${outcome.detail}`);
  }

  #outcomeOf(command: WardCommand): Promise<SubjectOutcome> {
    switch (command.kind) {
      case "enrol":
        return enrolSubject(this.#address, command.request);
      case "change":
        return changeSubject(this.#address, command.subject, command.request);
      case "record":
        return enterFacts(this.#address, command.subject, command.request);
    }
  }
}
