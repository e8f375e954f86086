import type { FollowUp } from "./survival.ts";

/** Times as R prints them: `13+` is censored. */
export function followUps(text: string): readonly FollowUp[] {
  return text.split(",").map((one) => ({ time: Number.parseFloat(one), event: !one.trim().endsWith("+") }));
}

/** Acute myeloid leukaemia, R's survival package; maintained and not maintained on chemotherapy. */
export const MAINTAINED = followUps("9,13,13+,18,23,28+,31,34,45+,48,161+");
export const NOT_MAINTAINED = followUps("5,5,8,8,12,16+,23,27,30,33,43,45");
/** Ten subjects as this trial may have them. */
export const TRIAL_LIKE = followUps("0,4,9,9+,15,28,28+,41,60+,60+");
