import type { Scope } from "#lib/access/role.ts";

/** No bed of any ward: a reading for it is understood, answered and refused. */
const NO_BED = "no-such-bed";

/**
 * A command that shows that a token works. It must leave no trace: whoever pastes it may stand before real
 * patients, so a program that sends tries with a bed that is not there.
 */
export function tokenExample(origin: string, token: string, scopes: readonly Scope[]): string {
  const start = `curl -H 'Authorization: Bearer ${token}' ${origin}/api/v1`;
  if (!scopes.includes("feed")) return `${start}/subjects`;
  const reading = {
    bed: NO_BED,
    parameter: "peep",
    value: 10,
    unit: "cm[H2O]",
    observed_at: "2026-01-01T08:00:00Z",
  };
  const body = JSON.stringify({ readings: [reading] });
  return `${start}/readings \\\n  -H 'Content-Type: application/json' \\\n  -d '${body}'`;
}
