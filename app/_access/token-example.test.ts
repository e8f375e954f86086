import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { submitSchema, wireReadingSchema } from "#lib/contract/readings.ts";
import { tokenExample } from "./token-example.ts";

const ORIGIN = "http://ventwall.example:3000";

/** What `curl` would be given by a real shell. */
function argumentsOf(command: string): readonly string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
  return execFileSync("sh", ["-c", script]).toString().split("\0").slice(0, -1);
}

describe("the command beside a new token", () => {
  it("sends a well-formed reading for no bed there is, so that nothing is recorded", () => {
    const args = argumentsOf(tokenExample(ORIGIN, "t0ken", ["feed"]));
    expect(args).toContain(`${ORIGIN}/api/v1/readings`);
    expect(args).toContain("Authorization: Bearer t0ken");
    const { readings } = submitSchema.parse(JSON.parse(args.at(-1) ?? ""));
    expect(readings.map((reading) => wireReadingSchema.parse(reading).bed)).toEqual(["no-such-bed"]);
  });

  it("looks at the ward where the token may not send", () => {
    expect(argumentsOf(tokenExample(ORIGIN, "t0ken", ["read"]))).toEqual([
      "-H",
      "Authorization: Bearer t0ken",
      `${ORIGIN}/api/v1/subjects`,
    ]);
  });
});
