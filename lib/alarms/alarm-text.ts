import type { AlarmFigures } from "../log/alarm-event.ts";
import { alarmWords, type Wording, wordingOf } from "./alarm-words.ts";
import type { ConditionId } from "./condition.ts";

/** What each condition says, in English. */
const SENTENCES: Readonly<Record<Wording, string>> = {
  "IAE-H1": "FiO2 {fio2}, PEEP {peep} since infusion: assess, possible IAE",
  "IAE-H2": "FiO2 {fio2}, PEEP {peep} since infusion: review",
  "IAE-V": "Vasopressor threshold reached",
  "IAE-V-named": "Vasopressor threshold reached: {drug} {dose} {unit}, limit {from}",
  "IAE-V-drugs": "Vasopressor threshold reached: {drugs} drugs at once",
  "IAE-V-third": "Vasopressor threshold reached: {drugs} drugs at once, {drug} last",
  "IAE-A": "Arrhythmia entered, onset {onset}: adjudicate",
  "IAE-D": "Cardiac arrest or death entered, onset {onset}: adjudicate",
  "IAE-T": "Temperature {value}, +{rise} since infusion: possible transfusion-type reaction",
  "IAE-T-entered": "Transfusion-type reaction entered, onset {onset}: adjudicate",
  "INF-LONG": "Infusion running since {started}",
  "PPLAT-HI": "Pplat {value} > {limit}",
  "DP-HI": "Driving pressure {value} > {limit}",
  "VT-HI": "VT {value} ml/kg > {limit}",
  "CST-DROP": "Compliance −{percent} % vs baseline",
  "PEEP-STEP": "PEEP {from} to {to}: confirm",
  "PF-LOW": "P/F {value}",
  "PEEP-OVD": "PEEP overdue, last {last}",
  "PPLAT-OVD": "Plateau due {due}",
  "FEED-SIL": "Feed lost: data stale since {last}",
  "FEED-NONE": "No data since {last}",
  IMPLAUS: "Check {parameter} {value}",
  "DUE-D": "Day {day}: {items} missing",
  VAC: "Meets VAC surveillance",
  "DP-NEG": "Pplat {plateau} not above PEEP {peep}: check",
  "IAE-END": "24 h window closed: complete IAE form",
};

/** What an alarm says, in English, for programs; pages have words of their own. */
export function alarmText(
  condition: ConditionId,
  figures: AlarmFigures,
  clock: (instant: number) => string,
): string {
  const words = alarmWords(condition, figures, clock);
  return SENTENCES[wordingOf(condition, figures)].replace(
    /\{(\w+)\}/g,
    (_, name: string) => words[name] ?? "—",
  );
}
