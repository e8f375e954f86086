import { PROTOCOL } from "../protocol/protocol.ts";
import { infusionWindows } from "../study/infusion-window.ts";
import { at } from "../study/sample-subject.fixture.ts";
import type { Instant } from "../units/instant.ts";
import type { Failure, Result } from "../units/result.ts";
import type { ConsultantOpinion, InvestigatorVerdict } from "../ventilation/adjudication-choice.ts";
import type { PrescribedEvent } from "../ventilation/infusion-event-code.ts";
import { adjudicationOf } from "./adjudication.ts";
import { type CaseStanding, caseStanding } from "./case-standing.ts";
import { caseVersion } from "./case-version.ts";
import { decideOpinion, decideReopening, decideVerdict } from "./decide-adjudication.ts";
import type { SubjectEvent } from "./event.ts";
import type { CandidateFacts } from "./infusion-event.ts";
import { InfusionStory } from "./infusion-story.fixture.ts";
import { evolveSubject, type SubjectState } from "./subject-state.ts";
import type { Candidate } from "./treatment.ts";

export const T0 = "2026-03-02 14:00";

/** One candidate of a subject infused at 14:00 on 2 March, and what people say of it. */
export class CaseStory {
  readonly infusion = new InfusionStory();
  readonly name = "S-014/IAE/1";
  /** Why the last deed was refused; `null`: it was done. */
  refused: Failure | null = null;
  #now: Instant = at("2026-03-03 16:00");

  private constructor() {
    this.infusion.infuse(T0);
  }

  /** Found in the data at an hour of 2 March. */
  static found(event: "H1" | "H2" | "V1", onset: string): CaseStory {
    const story = new CaseStory();
    story.#record("ventwall", {
      type: "iaeCandidateOpened",
      candidate: story.name,
      origin: "data",
      t0: at(T0),
      alarm: null,
      figures: {},
      event,
      term: "FiO2 and PEEP raised",
      onset: at(onset),
      note: null,
    });
    return story;
  }

  /** Written down by somebody. */
  static entered(facts: Pick<CandidateFacts, "event" | "onset">, by = "@li.na"): CaseStory {
    const story = new CaseStory();
    story.infusion.enter({ term: "rash", note: null, ...facts }, "2026-03-03 15:00", by);
    return story;
  }

  get state(): SubjectState {
    return this.infusion.state;
  }

  get candidate(): Candidate {
    const found = this.state.treatment.candidates.find(({ candidate }) => candidate === this.name);
    if (found === undefined) throw new Error(`There is no ${this.name}`);
    return found;
  }

  get standing(): CaseStanding {
    const windows = infusionWindows(this.state.profile, PROTOCOL.infusionWindow);
    return caseStanding(this.candidate, adjudicationOf(this.state.safety.adjudications, this.name), windows);
  }

  get version(): number {
    return caseVersion(this.state, this.candidate);
  }

  get rounds() {
    return adjudicationOf(this.state.safety.adjudications, this.name).rounds;
  }

  confirm(by: string, confirmedAs: PrescribedEvent | null, expectedVersion = this.version): this {
    return this.judge(by, "CONFIRM", confirmedAs, "no other cause", expectedVersion);
  }

  judge(
    by: string,
    verdict: InvestigatorVerdict,
    confirmedAs: PrescribedEvent | null = null,
    rationale = "secretions were the cause",
    expectedVersion = this.version,
  ): this {
    const deed = { candidate: this.name, by, verdict, confirmedAs, rationale, expectedVersion };
    return this.#take(decideVerdict(this.state, deed, PROTOCOL), by);
  }

  answer(
    by: string,
    opinion: ConsultantOpinion,
    rationale = "seen the course",
    version = this.version,
  ): this {
    const deed = { candidate: this.name, by, opinion, rationale, expectedVersion: version };
    return this.#take(decideOpinion(this.state, deed, PROTOCOL), by);
  }

  reopen(by: string, text: string | null = "new chest film", expectedVersion = this.version): this {
    const deed = { candidate: this.name, by, reasonCode: "OTHER", text, expectedVersion } as const;
    return this.#take(decideReopening(this.state, deed, PROTOCOL), by);
  }

  supersede(because: "t0_corrected" | "was_h1"): this {
    this.#record("ventwall", { type: "iaeCandidateSuperseded", candidate: this.name, because, reason: null });
    return this;
  }

  #take(decided: Result<readonly SubjectEvent[]>, by: string): this {
    this.refused = decided.ok ? null : decided;
    if (decided.ok) for (const event of decided.value) this.#record(by, event);
    return this;
  }

  #record(actor: string, event: SubjectEvent): void {
    this.#now = (this.#now + 60_000) as Instant;
    this.infusion.state = evolveSubject(this.state, "S-014", event, { recordedAt: this.#now, actor });
  }
}
