/** What the exports' last column says of a row that stands on a simulated reading; otherwise it is empty. */
export const SIMULATED = "SIMULATED";
