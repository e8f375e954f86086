import type {
  Refusal,
  ServerMoment,
  SubjectSnapshot,
  WallChanged,
  WallSnapshot,
} from "#lib/contract/live.ts";
import type { LiveTransport, TransportEvents } from "./live-transport.ts";

interface Question<T> {
  readonly answer: (answer: T | Refusal) => void;
  readonly fail: () => void;
}

/** A transport that a test plays by hand: it connects, delivers, answers and breaks when told to. */
export class ScriptedTransport implements LiveTransport {
  readonly wallQuestions: Question<WallSnapshot>[] = [];
  readonly subjectQuestions: (Question<SubjectSnapshot> & { readonly subject: string })[] = [];
  readonly unwatched: string[] = [];
  redials = 0;
  #events: TransportEvents | null = null;

  open(events: TransportEvents): void {
    this.#events = events;
  }

  close(): void {
    this.#events = null;
  }

  redial(): void {
    this.redials += 1;
  }

  watchWall(): Promise<WallSnapshot | Refusal> {
    return new Promise((resolve, reject) => {
      this.wallQuestions.push({ answer: resolve, fail: () => reject(new Error("no answer")) });
    });
  }

  watchSubject(subject: string): Promise<SubjectSnapshot | Refusal> {
    return new Promise((resolve, reject) => {
      this.subjectQuestions.push({ subject, answer: resolve, fail: () => reject(new Error("no answer")) });
    });
  }

  unwatchSubject(subject: string): void {
    this.unwatched.push(subject);
  }

  connect(): void {
    this.#events?.connected();
  }

  disconnect(): void {
    this.#events?.disconnected();
  }

  change(message: WallChanged): void {
    this.#events?.wallChanged(message);
  }

  beat(message: ServerMoment): void {
    this.#events?.heartbeat(message);
  }

  /** Answers the wall's oldest open question, and lets the answer arrive. */
  async answerWall(answer: WallSnapshot | Refusal): Promise<void> {
    this.wallQuestions.shift()?.answer(answer);
    await settle();
  }
}

/** Lets everything that waits for an answer go on. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
