import { limitsOfProtocol } from "#lib/alarms/limits-in-force.ts";
import { LIMIT_NAMES, type LimitName } from "#lib/contract/limits.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { LIMIT_KEYS, type LimitKey } from "#lib/ventilation/alarm-limit.ts";

/** A limit that can be thought of as another: where it stands, and how far it can be moved. */
export interface LimitSlider {
  readonly name: LimitName;
  readonly inForce: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
}

/** How finely each is moved. */
const STEPS: Readonly<Record<LimitKey, number>> = {
  plateauPressure: 0.5,
  drivingPressure: 0.5,
  tidalVolumePerKg: 0.5,
  pfRatioBelow: 5,
  peepStep: 1,
};

/** Every limit that may be thought of, within the protocol's ranges. */
export const LIMIT_SLIDERS: readonly LimitSlider[] = LIMIT_KEYS.map((key) => {
  const [least, most] = PROTOCOL.alarms.limitRanges[key];
  return { name: LIMIT_NAMES[key], inForce: limitsOfProtocol(PROTOCOL)[key], least, most, step: STEPS[key] };
});

/** What is thought of: only what differs from what is in force. */
export type Thought = Partial<Record<LimitName, number>> & { readonly confirm_on_next?: true };

/** The same with one limit moved; moved back to where it stands, it is thought of no longer. */
export function withLimit(thought: Thought, { name, inForce }: LimitSlider, value: number): Thought {
  const { [name]: _, ...others } = thought;
  return value === inForce ? others : { ...others, [name]: value };
}

/** The same with confirmation asked for, or not. */
export function withConfirmation(thought: Thought, isOn: boolean): Thought {
  const { confirm_on_next: _, ...others } = thought;
  return isOn ? { ...others, confirm_on_next: true } : others;
}
