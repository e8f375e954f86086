import type { ReadingBook } from "#lib/log/reading-book.ts";
import type { SubjectState } from "#lib/log/subject-state.ts";
import { occupantOf, type WardState } from "#lib/log/ward-state.ts";
import type { BedView } from "#lib/projections/bed-view.ts";
import { nextChangeAt } from "#lib/projections/next-change.ts";
import { projectBedView } from "#lib/projections/project-bed-view.ts";
import { queriedFigures } from "#lib/projections/queried-figures.ts";
import type { SubjectRecord, ViewContext } from "#lib/projections/view-input.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { PROTOCOL_HASH } from "#lib/protocol/protocol-identity.ts";
import type { SiteCalendar } from "#lib/study/site-calendar.ts";
import { studyInputOf } from "#lib/study/study-input.ts";
import type { Clock } from "#lib/units/clock.ts";
import type { Instant } from "#lib/units/instant.ts";
import type { FoldedLog } from "../log/folded-log.ts";
import { sha256 } from "../review/sha256.ts";

/** Makes views of what the log says at this moment. */
export class ViewSource {
  readonly calendar: SiteCalendar;
  readonly clock: Clock;
  readonly #folded: FoldedLog;
  readonly #heardAt: ReadonlyMap<string, Instant>;

  constructor(
    folded: FoldedLog,
    calendar: SiteCalendar,
    clock: Clock,
    heardAt: ReadonlyMap<string, Instant>,
  ) {
    this.#folded = folded;
    this.calendar = calendar;
    this.clock = clock;
    this.#heardAt = heardAt;
  }

  get ward(): WardState {
    return this.#folded.ward;
  }

  context(): ViewContext {
    return {
      now: this.clock.now(),
      calendar: this.calendar,
      protocol: PROTOCOL,
      protocolIdentity: { version: PROTOCOL.version, hash: PROTOCOL_HASH },
      devices: this.ward.devices,
      heardAt: this.#heardAt,
      digest: sha256,
    };
  }

  /** The subject with readings from memory, or from the log when they are not there; `null`: not enrolled. */
  async subject(name: string): Promise<SubjectRecord | null> {
    const state = this.#folded.subject(name);
    if (state === null) return null;
    const readings = await this.#folded.books.load(name);
    const bed = this.ward.bedBySubject.get(name) ?? null;
    return this.#record(state, bed, readings);
  }

  /** As `subject`, of somebody who is known to be enrolled. */
  async enrolled(name: string): Promise<SubjectRecord> {
    const record = await this.subject(name);
    if (record === null) throw new Error(`${name} is listed but not enrolled`);
    return record;
  }

  /**
   * The view of one bed and when time alone will change it; `null` while its readings are being read from the
   * log again, after a group that did not become durable.
   */
  bed(
    bedName: string,
    context: ViewContext,
  ): { readonly view: BedView; readonly changesAt: Instant | null } | null {
    const bed = this.ward.beds.find((one) => one.bed === bedName);
    const occupant = bed === undefined ? null : occupantOf(bed);
    const record = occupant === null ? null : this.#recordOnWard(occupant, bedName);
    if (occupant !== null && record === null) return null;
    return {
      view: projectBedView(bedName, record, context),
      changesAt: record === null ? null : nextChangeAt(record, context),
    };
  }

  #recordOnWard(subject: string, bed: string): SubjectRecord | null {
    const state = this.#folded.subject(subject);
    if (state === null) throw new Error(`${subject} lies in bed ${bed} but is not enrolled`);
    const readings = this.#folded.books.peek(subject);
    if (readings === null) return null;
    return this.#record(state, bed, readings);
  }

  #record(state: SubjectState, bed: string | null, readings: ReadingBook): SubjectRecord {
    const { subject, profile, treatment, safety, reviews } = state;
    const isQueried = queriedFigures(readings, () => studyInputOf(profile, readings, this.context()));
    const alarms = this.#folded.board(subject);
    return { subject, bed, profile, treatment, safety, reviews, isQueried, readings, alarms };
  }
}
