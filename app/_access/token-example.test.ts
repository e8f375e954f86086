import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { submitSchema } from "#lib/contract/readings.ts";
import { tokenExample } from "./token-example.ts";

const ORIGIN = "http://ventwall.example:3000";

/** What `curl` would be given by a real shell. */
function argumentsOf(command: string): readonly string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
  return execFileSync("sh", ["-c", script]).toString().split("\0").slice(0, -1);
}

describe("the command beside a new token", () => {
  it("sends a reading of now, for a bed that the token may write to", () => {
    const args = argumentsOf(tokenExample(ORIGIN, "t0ken", { scopes: ["feed"], beds: ['A\'1 "x"', "2"] }));
    expect(args).toContain(`${ORIGIN}/api/v1/readings`);
    expect(args).toContain("Authorization: Bearer t0ken");
    const body: unknown = JSON.parse(args.at(-1) ?? "");
    expect(submitSchema.safeParse(body).success).toBe(true);
    const [reading] = (body as { readings: { bed: string; observed_at: string }[] }).readings;
    expect(reading?.bed).toBe('A\'1 "x"');
    expect(Math.abs(Date.parse(reading?.observed_at ?? "") - Date.now())).toBeLessThan(60_000);
  });

  it("looks at the ward where the token may not send", () => {
    expect(argumentsOf(tokenExample(ORIGIN, "t0ken", { scopes: ["read"], beds: null }))).toEqual([
      "-H",
      "Authorization: Bearer t0ken",
      `${ORIGIN}/api/v1/subjects`,
    ]);
  });
});
