/**
 * A lung as one compartment: an elastic bag behind a resistance, of which some part opens only under
 * pressure. Pressures in cmH2O, volumes in mL, times in seconds.
 */
export interface Lung {
  /** Predicted body weight, kg: a healthy lung's size. */
  readonly size: number;
  /** 0 healthy to 1 the worst ARDS: how much of the lung takes no part. */
  readonly severity: number;
  /** 0 to 1: how much of what is closed opens with PEEP. */
  readonly recruitable: number;
  /** Multiplies compliance: chest wall, fluid, a plug of mucus. 1 is ordinary. */
  readonly softness: number;
  /** Airway and tube, cmH2O per L/s. */
  readonly resistance: number;
}

const HALF_OPEN_AT = 9;
const OPENING_SPREAD = 3;
const OVERSTRETCH_FROM = 14;
const INSPIRATORY_FLOW = 0.75;

/** The opened share of what can be opened at a PEEP: half at 9 cmH2O, nearly all at 18. */
function openedAt(peep: number): number {
  return 1 / (1 + Math.exp((HALF_OPEN_AT - peep) / OPENING_SPREAD));
}

/**
 * Static compliance, mL/cmH2O. About 0.8 mL/cmH2O per kg in a lung that is nearly well and half of that
 * in severe ARDS (the "baby lung": what still takes part is small, not stiff); recruitment adds, and PEEP
 * beyond 14 cmH2O stretches what is open.
 */
export function complianceAt(lung: Lung, peep: number): number {
  const open = lung.size * (0.8 - 0.42 * lung.severity) * lung.softness;
  const recruited = 1 + lung.recruitable * 0.25 * (openedAt(peep) - 0.5);
  const stretched = 1 - 0.02 * Math.max(0, peep - OVERSTRETCH_FROM);
  return open * recruited * stretched;
}

/** Plateau pressure at the end of an inspiratory hold: PEEP + VT/C. */
export function plateauAt(lung: Lung, peep: number, tidalVolume: number): number {
  return peep + tidalVolume / complianceAt(lung, peep);
}

/** Peak pressure under constant flow: the plateau and what the resistance takes. */
export function peakAt(lung: Lung, peep: number, tidalVolume: number): number {
  return plateauAt(lung, peep, tidalVolume) + lung.resistance * INSPIRATORY_FLOW;
}

/** Mean airway pressure of a constant-flow breath: PEEP, and half the rise above it while gas flows in. */
export function meanAirwayAt(
  lung: Lung,
  peep: number,
  tidalVolume: number,
  breathsPerMinute: number,
): number {
  const inspiration = tidalVolume / 1000 / INSPIRATORY_FLOW;
  const share = Math.min(0.5, (inspiration * breathsPerMinute) / 60);
  const peak = peakAt(lung, peep, tidalVolume);
  const foot = peep + lung.resistance * INSPIRATORY_FLOW;
  return peep + share * ((foot + peak) / 2 - peep);
}

/** The share of blood that passes the lung without meeting gas; less of it where PEEP opens something. */
export function shuntAt(lung: Lung, peep: number): number {
  const shunt = 0.1 + 0.35 * lung.severity + lung.recruitable * 0.1 * (0.5 - openedAt(peep));
  return Math.max(0.03, Math.min(0.5, shunt));
}
