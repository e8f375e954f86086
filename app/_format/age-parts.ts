import { wholeMinutes } from "./age.ts";

/** A duration in the two units that people say it in, for sentences; tiles have no room for it. */
export type AgeParts =
  | { readonly unit: "minutes"; readonly minutes: number }
  | { readonly unit: "hours"; readonly hours: number; readonly minutes: number }
  | { readonly unit: "days"; readonly days: number; readonly hours: number };

/** How long ago something was, in whole units gone by; never negative. */
export function ageParts(elapsedMs: number): AgeParts {
  const minutes = wholeMinutes(elapsedMs);
  if (minutes < 60) return { unit: "minutes", minutes };
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return { unit: "hours", hours, minutes: minutes % 60 };
  return { unit: "days", days: Math.floor(hours / 24), hours: hours % 24 };
}
