import { candidateFigures } from "../alarms/candidate-figures.ts";
import type { Candidate } from "../log/treatment.ts";
import { infusionFindings } from "../study/infusion-findings.ts";
import { infusionWindows } from "../study/infusion-window.ts";
import type { StudyInput } from "../study/study-input.ts";
import { toIso } from "../units/instant.ts";
import type { SubjectRecord, ViewContext } from "./view-input.ts";

/** What the data say by now of an event that they were the first to say. */
export interface CaseDataView {
  /** `gone`: what is on record now shows no such event, as after a reading was voided. */
  readonly state: "same" | "changed" | "gone";
  /** As it is found now; `null`: it is not. */
  readonly onset: string | null;
  readonly figures: Readonly<Record<string, number>>;
}

/**
 * Looks at a candidate's window anew. Changed data take nothing back that people said of it: whoever judges it is
 * told, and may open another round. `null`: a person entered the event, or it stands no more.
 */
export function caseData(
  { origin, event, t0, onset, figures, earlier, superseded }: Candidate,
  { profile }: Pick<SubjectRecord, "profile">,
  input: StudyInput,
  { devices }: Pick<ViewContext, "devices">,
): CaseDataView | null {
  if (origin !== "data" || superseded !== null) return null;
  const window = infusionWindows(profile, input.protocol.infusionWindow).find(
    ({ startedAt }) => startedAt === t0,
  );
  const found =
    window === undefined
      ? undefined
      : infusionFindings({ input, profile, window, devices }).find((one) => one.event === event);
  if (found === undefined) return { state: "gone", onset: null, figures: {} };
  const now = candidateFigures(found);
  // A person may have corrected the onset since; the data are held to what they said.
  const isSame =
    found.onset === (earlier[0]?.onset ?? onset) &&
    Object.entries(figures).every(([name, value]) => now[name] === undefined || now[name] === value);
  return { state: isSame ? "same" : "changed", onset: toIso(found.onset), figures: now };
}
