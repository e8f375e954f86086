import type { AlarmFigures } from "../log/alarm-event.ts";
import { assertNever } from "../units/assert-never.ts";
import { forComparison, forDisplay } from "../units/rounding.ts";
import type { ConditionId } from "./condition.ts";

/**
 * A value with as many places as it takes to tell it from its limit: 15.04 beside 15 is never "15.0 > 15".
 * At most six, where comparisons end.
 */
export function besideLimit(value: number, limit: number, decimals: number): string {
  for (let places = decimals; places < 6; places += 1) {
    if (Number(forDisplay(value, places).replace("−", "-")) !== limit) return forDisplay(value, places);
  }
  return forDisplay(forComparison(value), 6);
}

/** What an alarm says, in English, for programs. `clock` gives an instant as the site's time. */
export function alarmText(
  condition: ConditionId,
  figures: AlarmFigures,
  clock: (instant: number) => string,
): string {
  const figure = (name: string, decimals: number): string => forDisplay(figures[name] ?? null, decimals);
  const beside = (decimals: number): string => besideLimit(figures.value ?? 0, figures.limit ?? 0, decimals);
  const time = (name: string): string => clock(figures[name] ?? 0);
  switch (condition) {
    case "IAE-H1":
    case "IAE-H2":
      return `FiO2 ${signed(figures.fio2, 2)} PEEP ${signed(figures.peep, 1)} since infusion`;
    case "IAE-V":
      return figures.drugs === undefined
        ? `Vasopressor ${figure("dose", 1)} ≥ ${figure("from", 1)}`
        : `Vasopressors: ${figures.drugs}`;
    case "IAE-T":
      return `Temperature ${figure("value", 1)}, +${figure("rise", 1)} since infusion`;
    case "INF-LONG":
      return `Infusion since ${time("started")}`;
    case "PPLAT-HI":
      return `Pplat ${beside(1)} > ${figures.limit}`;
    case "DP-HI":
      return `ΔP ${beside(1)} > ${figures.limit}`;
    case "VT-HI":
      return `VT ${beside(1)} ml/kg > ${figures.limit}`;
    case "CST-DROP":
      return `Compliance −${figure("percent", 0)} % vs baseline`;
    case "PEEP-STEP":
      return `PEEP ${figure("from", 1)} → ${figure("to", 1)}: confirm`;
    case "PF-LOW":
      return `P/F ${figure("value", 0)}`;
    case "PEEP-OVD":
      return `PEEP overdue, last ${time("last")}`;
    case "PPLAT-OVD":
      return "Plateau due";
    case "FEED-SIL":
      return `Feed lost since ${time("last")}`;
    case "FEED-NONE":
      return `No data since ${time("last")}`;
    case "DP-NEG":
      return `Pplat ${figure("plateau", 1)} ≤ PEEP ${figure("peep", 1)}: check`;
    case "IAE-END":
      return "24 h window closed: complete the form";
    default:
      return assertNever(condition);
  }
}

function signed(value: number | undefined, decimals: number): string {
  if (value === undefined) return "—";
  return `${value > 0 ? "+" : ""}${forDisplay(value, decimals)}`;
}
