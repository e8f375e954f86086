import type { ProgramJson } from "#lib/contract/access.ts";

/**
 * A command that shows that a token works: a plateau for a program that sends, the ward for one that reads. The
 * reading's time is the shell's own, since what is pasted later must not be an old reading.
 */
export function tokenExample(
  origin: string,
  token: string,
  { scopes, beds }: Pick<ProgramJson, "scopes" | "beds">,
): string {
  const start = `curl -H 'Authorization: Bearer ${token}' ${origin}/api/v1`;
  if (!scopes.includes("feed")) return `${start}/subjects`;
  // Beds may hold a quote; in a single-quoted shell word it has to be let out and in again.
  const bed = JSON.stringify(beds?.[0] ?? "1").replaceAll("'", "'\\''");
  const reading = `{"readings":[{"bed":${bed},"parameter":"peep","value":10,"unit":"cm[H2O]","observed_at":"'$(date -u +%FT%TZ)'"}]}`;
  return `${start}/readings \\\n  -H 'Content-Type: application/json' \\\n  -d '${reading}'`;
}
