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

/** Advanced lung cancer, the data set of that name in R's survival package: days, `+` censored, sex, ECOG. */
const LUNG =
  "306m1,455m0,1010+m0,210m1,883m0,1022+m1,310f2,361f2,218m1,166m2,170m1,654f2,728f1,71m-,567m1,144m1," +
  "613m1,707m2,61f2,88m1,301m1,81f0,624m1,371m0,394m0,520f1,574m0,118m3,390m1,12m2,473f1,26m2,533m2," +
  "107f2,53m2,122f2,814m2,965+f1,93m2,731f1,460m1,153f2,433f0,145f2,583m1,95f2,303m0,519m1,643m0,765f1," +
  "735f1,189m0,53m0,246m0,689m1,65m0,5f0,132m2,687f1,345f1,444f2,223m1,175m1,60f1,163m1,65m2,208f2," +
  "821+f0,428m0,230m1,840+m0,305f1,11m2,132m1,226f1,426f1,705f0,363f1,11m0,176m0,791m0,95m1,196+m1," +
  "167f1,806+m1,284m1,641f1,147m0,740+f1,163m2,655m0,239m1,88m1,245f1,588+f0,30m2,179m1,310m1,477m1," +
  "166f0,559+f0,450f1,364m1,107m1,177m2,156m1,529+f1,11m1,429m1,351f2,15m0,181m1,283m1,201f0,524f1,13m2," +
  "212m2,524m2,288m2,363m1,442m0,199f2,550f1,54m2,558m0,207m1,92m1,60m1,551+f2,543+f0,293f1,202m1,353m0," +
  "511+f1,267m0,511+f2,371f1,387m2,457m1,337m0,201f2,404+m1,222m2,62f1,458+m1,356+f1,353m0,163m1,31m0," +
  "340f0,229m1,444+m0,315+f0,182f1,156m2,329m2,364+f1,291m2,179m1,376+f1,384+f0,268f1,292+m2,142m1," +
  "413+m1,266+f0,194f1,320m0,181m1,285m0,301+m1,348f0,197m1,382+f0,303+m1,296+f1,180m2,186f1,145f1," +
  "269+f0,300+m0,284+m0,350f0,272+f1,292+f0,332+f0,285f2,259+m0,110m1,286m0,270m1,81m2,131m1,225+m1," +
  "269m1,225+m0,243+f1,279+m1,276+f0,135m1,79f1,59m1,240+f0,202+f0,235+f0,105m2,224+f0,239f2,237+m1," +
  "173+f1,252+f0,221+m1,185+m1,92+f2,13m1,222+m1,192+f1,183m2,211+f2,175+f0,197+m1,203+f1,116m1,188+m1," +
  "191+m0,105+f2,174+m1,177+f1";

/** Those of the lung data that a key, `m`, `f` or the digit of the ECOG performance status, stands beside. */
export function lung(key: string): readonly FollowUp[] {
  const those = LUNG.split(",").filter((one) => one.slice(-2).includes(key));
  return followUps(those.map((one) => one.slice(0, -2)).join(","));
}
