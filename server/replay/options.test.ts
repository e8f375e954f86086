import { describe, expect, it } from "vitest";
import { parseReplayOptions } from "./options.ts";

describe("the command line of a replay", () => {
  it("needs only a directory and a token", () => {
    expect(parseReplayOptions(["--dir", "data"], { FEED_TOKEN: "secret" })).toMatchObject({
      dir: "data",
      url: "http://localhost:3000",
      speed: "max",
      token: "secret",
      patience: 120,
    });
  });

  it("takes the port of the environment, and what is given before that", () => {
    const environment = { PORT: "4100", FEED_TOKEN: "secret" };
    expect(parseReplayOptions(["--dir", "d"], environment).url).toBe("http://localhost:4100");
    const given = ["--dir", "d", "--url", "https://ward.example:8443", "--speed", "60", "--token", "other"];
    expect(parseReplayOptions(given, environment)).toMatchObject({
      url: "https://ward.example:8443/",
      speed: 60,
      token: "other",
    });
  });
});
