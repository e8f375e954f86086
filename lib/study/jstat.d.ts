/** The part of jstat that is used; it brings no types of its own. */
declare module "jstat" {
  interface Distributions {
    readonly beta: { inv(probability: number, alpha: number, beta: number): number };
    readonly normal: { inv(probability: number, mean: number, deviation: number): number };
  }
  const jStat: Distributions;
  export = jStat;
}
