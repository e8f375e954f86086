import { expect, test } from "vitest";
import { Cast } from "./cast.fixture.ts";

test("of two who open the terminal's link at once, one becomes the first admin", async () => {
  const cast = await Cast.start();
  try {
    const { people, firstAdmin } = cast.office;
    await people.change("admin", { disabled: true });
    const token = firstAdmin.makeSecret();
    const setUp = (username: string) =>
      cast.ask({}, "POST", "/api/v1/auth/set-up", { token, username, password: "a heron crossed slowly" });
    const both = await Promise.all([setUp("first.one"), setUp("other.one")]);
    expect(both.map(({ status, code }) => [status, code])).toEqual([
      [200, null],
      [410, "bad_link"],
    ]);
    expect(people.admins()).toEqual(["first.one"]);
    expect(people.find("other.one")).toBeNull();
  } finally {
    await cast.close();
  }
});
