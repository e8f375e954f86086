import { givenCells, givenDose, givenVolume } from "../log/given-dose.ts";
import type { GivenDose } from "../log/infusion-event.ts";
import { type InfusionRecord, presentInterruption } from "../log/infusion-record.ts";
import type { Treatment } from "../log/treatment.ts";
import { type InfusionWindow, infusionWindows } from "../study/infusion-window.ts";
import { type Preparation, preparationWarnings } from "../study/preparation.ts";
import type { StudyInput } from "../study/study-input.ts";
import {
  type Extreme,
  type WindowFigures,
  type WindowRange,
  windowFigures,
} from "../study/window-figures.ts";
import { toIso, toIsoOrNull } from "../units/instant.ts";
import { forComparison } from "../units/rounding.ts";
import type { SubjectProfile } from "../ventilation/subject.ts";
import { toDeedView } from "./deed-view.ts";
import type {
  ExtremeView,
  GivenDoseView,
  InfusionRecordView,
  InfusionView,
  PreparationView,
  WindowFiguresView,
  WindowRangeView,
  WindowRecordView,
} from "./infusion-record-view.ts";
import { projectCandidate } from "./project-candidate.ts";
import type { SubjectRecord } from "./view-input.ts";

/** What is on record of a subject's infusions, their windows and the events in these. */
export function projectInfusionRecord(
  record: Pick<SubjectRecord, "profile" | "treatment" | "safety">,
  input: StudyInput,
): InfusionRecordView {
  const { profile, treatment } = record;
  const windows = infusionWindows(profile, input.protocol.infusionWindow);
  const stands = (t0: number): boolean => windows.some(({ startedAt }) => startedAt === t0);
  return {
    infusions: treatment.records.map((one) => toInfusion(one, profile, input)),
    windows: windows.map((window) => toWindow(window, treatment, input)),
    candidates: treatment.candidates.map((one) => projectCandidate(one, record, windows, input.protocol)),
    start_corrections: treatment.startCorrections.map(({ from, to, reason, corrected }) => ({
      from: toIso(from),
      to: toIsoOrNull(to),
      reason,
      corrected: toDeedView(corrected),
    })),
    superseded_summaries: treatment.summaries
      .filter(({ t0 }) => !stands(t0))
      .map(({ t0, completed }) => ({ t0: toIso(t0), completed: toDeedView(completed) })),
  };
}

function toInfusion(
  record: InfusionRecord,
  profile: SubjectProfile,
  { protocol, now }: StudyInput,
): InfusionView {
  const { preparation, bags } = record;
  // What has been given is past warning about, but for what it was when it began.
  const then = record.startedAt ?? now;
  return {
    infusion: record.infusion,
    state: stateOf(record),
    preparation: toPreparation(preparation),
    prepared: toDeedView(record.prepared),
    earlier: record.earlier.map((one) => ({
      preparation: toPreparation(one.preparation),
      prepared: toDeedView(one.prepared),
      reason: one.reason,
    })),
    checked: record.checked === null ? null : toDeedView(record.checked),
    discarded:
      record.discarded === null ? null : { ...toDeedView(record.discarded), reason: record.discarded.reason },
    warnings: preparationWarnings(preparation, profile, protocol.infusion, then),
    started_at: toIsoOrNull(record.startedAt),
    ended_at: toIsoOrNull(record.endedAt),
    end_reason: record.endReason,
    earlier_ends: record.earlierEnds.map((one) => ({
      ended_at: toIsoOrNull(one.endedAt),
      given_ml: one.givenMl,
      reason: one.reason,
      corrected: toDeedView(one.corrected),
    })),
    expired_because: record.expiredBecause,
    given_ml: record.startedAt === null ? null : givenVolume(record),
    given_cells: record.startedAt === null ? null : givenCells(record),
    bags: bags.map((bag, index) => ({
      bag: index + 1,
      label: preparation.bags[index]?.label ?? String(index + 1),
      started_at: toIsoOrNull(bag.startedAt),
      ended_at: toIsoOrNull(bag.endedAt),
      given_ml: bag.givenMl,
    })),
    interruptions: record.interruptions.map(({ from, to, reason }) => ({
      from: toIso(from),
      to: toIsoOrNull(to),
      reason,
    })),
  };
}

function stateOf(record: InfusionRecord): InfusionView["state"] {
  if (record.discarded !== null) return "discarded";
  if (record.endedAt !== null) return "ended";
  if (record.startedAt !== null) return presentInterruption(record) === null ? "running" : "interrupted";
  return record.checked === null ? "prepared" : "checked";
}

function toPreparation(preparation: Preparation): PreparationView {
  const { arm, mode, product, lot, passage, route, line } = preparation;
  return {
    arm,
    mode,
    weight_kg: preparation.weightKg,
    prescribed_cells: preparation.prescribedCells,
    product,
    lot,
    passage,
    expires_at: toIso(preparation.expiresAt),
    route,
    line,
    bags: preparation.bags.map(({ label, volumeMl, cells }) => ({ label, volume_ml: volumeMl, cells })),
  };
}

function toWindow(window: InfusionWindow, treatment: Treatment, input: StudyInput): WindowRecordView {
  const figures = windowFigures(input, window);
  const { peep, fio2 } = figures;
  return {
    t0: toIso(window.startedAt),
    early_ends_at: toIso(window.earlyEndsAt),
    ends_at: toIso(window.endsAt),
    state: input.now <= window.endsAt ? "open" : "closed",
    figures: toFigures(figures),
    given: toGiven(givenDose(treatment.records, window)),
    rise_evaluable: peep.baseline !== null && fio2.baseline !== null,
    at_ceiling:
      fio2.baseline !== null && forComparison(fio2.baseline) > input.protocol.alarms.riseCeilingFio2,
    summaries: treatment.summaries
      .filter(({ t0 }) => t0 === window.startedAt)
      .map((summary) => ({
        completed: toDeedView(summary.completed),
        figures: toFigures(summary.figures),
        given: toGiven(summary.given),
        candidates: summary.candidates,
        text: summary.text,
        reason: summary.reason,
      })),
  };
}

function toFigures({ peep, fio2, drivingPressure }: WindowFigures): WindowFiguresView {
  return { peep: toRange(peep), fio2: toRange(fio2), driving_pressure: toRange(drivingPressure) };
}

function toRange({ baseline, lowest, highest }: WindowRange): WindowRangeView {
  return { baseline, lowest: toExtreme(lowest), highest: toExtreme(highest) };
}

function toExtreme(extreme: Extreme | null): ExtremeView | null {
  return extreme === null ? null : { value: extreme.value, at: toIso(extreme.at) };
}

function toGiven({ cells, volumeMl, startedAt, endedAt }: GivenDose): GivenDoseView {
  return { cells, volume_ml: volumeMl, started_at: toIso(startedAt), ended_at: toIsoOrNull(endedAt) };
}
