import type { Refusal, SubjectChanged } from "#lib/contract/live.ts";
import type { SubjectView } from "#lib/projections/subject-view.ts";
import { Listeners } from "./listeners.ts";
import type { LiveLink, Watcher } from "./live-link.ts";

const ASK_AGAIN_MS = 2_000;

/** What is known of the subject that was asked for. A refusal is the server's last word on who that is. */
export type SubjectState =
  | { readonly status: "loading" }
  | { readonly status: "known"; readonly view: SubjectView }
  | { readonly status: "refused"; readonly refusal: Refusal };

const LOADING: SubjectState = { status: "loading" };

/** One subject as last heard. Changes bring the whole view, so there is no gap that the next would not fill. */
export class SubjectStore implements Watcher {
  readonly subject: string;
  readonly #link: LiveLink;
  readonly #listeners = new Listeners();
  #state: SubjectState = LOADING;
  #asked = 0;
  #stopWaiting: () => void = () => {};

  constructor(link: LiveLink, subject: string) {
    this.#link = link;
    this.subject = subject;
  }

  get state(): SubjectState {
    return this.#state;
  }

  readonly subscribe = this.#listeners.subscribe;

  synchronise(): void {
    this.#stopWaiting();
    this.#asked += 1;
    const question = this.#asked;
    this.#link.transport.watchSubject(this.subject).then(
      (answer) => {
        if (question !== this.#asked) return;
        if (answer.ok) {
          this.#become({ status: "known", view: answer.view });
          this.#link.confirm(answer);
          return;
        }
        this.#become({ status: "refused", refusal: answer });
        this.#askLater();
      },
      () => {
        if (question === this.#asked) this.#askLater();
      },
    );
  }

  subjectChanged(message: SubjectChanged): void {
    if (message.view.subject === this.subject) this.#become({ status: "known", view: message.view });
  }

  /** Nobody looks any more. */
  leave(): void {
    this.#stopWaiting();
    this.#asked += 1;
    this.#link.transport.unwatchSubject(this.subject);
  }

  #become(state: SubjectState): void {
    this.#state = state;
    this.#listeners.notify();
  }

  #askLater(): void {
    this.#stopWaiting = this.#link.timers.after(ASK_AGAIN_MS, () => this.synchronise());
  }
}
