import { describe, expect, test } from "vitest";
import { roleOf } from "./access/hospital-sign-in.ts";
import { readHospitalSignIn } from "./hospital-config.ts";

const GOOD = {
  OIDC_ISSUER: "https://id.hospital.example",
  OIDC_CLIENT_ID: "ventwall",
  OIDC_CLIENT_SECRET: "secret",
  OIDC_ROLES: "ICU Nurses=icu_nurse; cn=trial,ou=icu=research_nurse",
};

describe("the hospital's sign-in from the environment", () => {
  test("is not there without an issuer", () => {
    expect(readHospitalSignIn({})).toEqual({ ok: true, value: null });
  });

  test("has sensible names for what is not said, and takes a directory's names as they are", () => {
    expect(readHospitalSignIn(GOOD)).toMatchObject({
      ok: true,
      value: {
        label: "Hospital sign-in",
        roleClaim: "roles",
        nameClaim: "preferred_username",
        roles: [
          ["ICU Nurses", "icu_nurse"],
          ["cn=trial,ou=icu", "research_nurse"],
        ],
      },
    });
  });

  test("says everything that is missing", () => {
    const read = readHospitalSignIn({ OIDC_ISSUER: "hospital" });
    expect(read).toMatchObject({ ok: false, code: "bad_configuration" });
    const detail = read.ok ? "" : read.detail;
    for (const name of ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_ROLES"]) {
      expect(detail).toContain(name);
    }
  });

  test("a role that we do not have is refused by its name", () => {
    const read = readHospitalSignIn({ ...GOOD, OIDC_ROLES: "Everybody=god" });
    expect(read).toMatchObject({ ok: false, detail: expect.stringContaining("Everybody=god") });
  });

  test("the first of our roles that somebody's groups mean is theirs", () => {
    const roles = [
      ["Chiefs", "investigator"],
      ["Nurses", "icu_nurse"],
    ] as const;
    const claim = (roleClaim: string, profile: object) => roleOf(profile as never, { roleClaim, roles });
    expect(claim("groups", { groups: ["Nurses", "Chiefs"] })).toBe("investigator");
    expect(claim("groups", { groups: "Nurses" })).toBe("icu_nurse");
    expect(claim("realm.roles", { realm: { roles: ["Nurses"] } })).toBe("icu_nurse");
    expect(claim("groups", { groups: ["nurses"] })).toBeNull();
    expect(claim("groups", { groups: { Nurses: true } })).toBeNull();
    expect(claim("groups", {})).toBeNull();
    expect(claim("groups.deep", { groups: null })).toBeNull();
  });
});
