import type { ChangeDetailsRequest, CorrectionRequest, FactJson } from "#lib/contract/record.ts";
import type { SubjectDetails } from "#lib/log/event.ts";
import type { Fact } from "#lib/log/record-event.ts";
import type { SiteCalendar } from "#lib/study/site-calendar.ts";
import { assertNever } from "#lib/units/assert-never.ts";
import type { Instant } from "#lib/units/instant.ts";
import { type Result, succeed } from "#lib/units/result.ts";
import type { Correction } from "#lib/ventilation/correction-reason.ts";
import { parseTimes } from "./parse-times.ts";

type Times = Readonly<Partial<Record<"at" | "started_at" | "ended_at" | "sampled_at", Instant | null>>>;

/** A fact as somebody sent it, in our words; a time that is none is refused by its field's name. */
export function factOf(sent: FactJson, calendar: SiteCalendar): Result<Fact, "bad_time"> {
  const times = parseTimes<keyof Times>(timesIn(sent), ["at", "started_at", "ended_at", "sampled_at"]);
  return times.ok ? succeed(inOurWords(sent, times.value, calendar)) : times;
}

function timesIn(sent: FactJson): Readonly<Partial<Record<keyof Times, string | null>>> {
  return {
    ...("at" in sent && { at: sent.at }),
    ...("started_at" in sent && { started_at: sent.started_at, ended_at: sent.ended_at }),
    ...("sampled_at" in sent && { sampled_at: sent.sampled_at }),
  };
}

function inOurWords(sent: FactJson, times: Times, calendar: SiteCalendar): Fact {
  // Where the schema asks for a time, there is one by now.
  const at = times.at as Instant;
  const spell = { startedAt: times.started_at as Instant, endedAt: times.ended_at ?? null };
  switch (sent.kind) {
    case "ventilation":
      return { kind: sent.kind, ...spell };
    case "mode":
      return { kind: sent.kind, mode: sent.mode, ...spell };
    case "plateau_effort":
      return { kind: sent.kind, reading: sent.reading, confirmedValid: sent.confirmed_valid };
    case "criterion":
    case "oxygenation_hours":
      return sent;
    case "deviation":
    case "death":
    case "withdrawal":
    case "follow_up":
      return { ...sent, at };
    case "protocol_gas":
      return { kind: sent.kind, date: calendar.localDate(at), at };
    case "discharge":
      return { kind: sent.kind, at, to: sent.to, offVentilator: sent.off_ventilator };
    case "biomarker": {
      const { kind, analyte, matrix, study_day, value, qualifier, not_done } = sent;
      return {
        kind,
        analyte,
        matrix,
        studyDay: study_day,
        sampledAt: times.sampled_at ?? null,
        result: value === null ? null : { value, qualifier },
        notDone: not_done,
      };
    }
    default:
      return assertNever(sent);
  }
}

const CLOCKS = ["admitted_at", "enrolled_at", "insult_at", "diagnosed_at", "consented_at"] as const;

/** Changed details in our words: what is absent stays absent. */
export function detailsOf(
  sent: ChangeDetailsRequest["changes"],
): Result<Partial<SubjectDetails>, "bad_time"> {
  const times = parseTimes<(typeof CLOCKS)[number]>(sent, CLOCKS);
  if (!times.ok) return times;
  const all = {
    sex: sent.sex,
    ageYears: sent.age_years,
    heightCm: sent.height_cm,
    weightKg: sent.weight_kg,
    group: sent.group,
    admittedAt: times.value.admitted_at,
    enrolledAt: times.value.enrolled_at,
    insultAt: times.value.insult_at,
    diagnosedAt: times.value.diagnosed_at,
    consentedAt: times.value.consented_at,
  };
  return succeed(
    Object.fromEntries(
      Object.entries(all).filter(([, value]) => value !== undefined),
    ) as Partial<SubjectDetails>,
  );
}

export function correctionOf(sent: CorrectionRequest | null | undefined): Correction | null {
  if (sent === null || sent === undefined) return null;
  return { reasonCode: sent.reason_code, text: sent.text?.trim() || null };
}
