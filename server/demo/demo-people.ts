import { PERSON_ROLES, type PersonRole } from "#lib/access/role.ts";
import type { SignInOptions } from "#lib/contract/access.ts";
import type { AccessOffice } from "../access/access-office.ts";

const NAMES: Readonly<Record<PersonRole, string>> = {
  icu_nurse: "Li Na 李娜",
  research_nurse: "Wang Min 王敏",
  investigator: "Dr Chen Wei 陈伟",
  consultant: "Prof Zhang Hua 张华",
  admin: "Liu Yang 刘洋",
};

/** A demo's nurse at a wall: known to everybody, like the passwords. */
const DEMO_PIN = "240317";
const WALL_NAME = "Demo wall";

/** A ready user for each role, whose password anybody may know: the data are nobody's. */
export const DEMO_USERS: SignInOptions["demo_users"] = PERSON_ROLES.map((role) => ({
  username: role,
  password: `demo-${role.replace("_", "-")}`,
  role,
}));

/** Adds those that are not there yet. What somebody has changed since stays changed. */
export async function prepareDemoPeople({ people, pins, security }: AccessOffice): Promise<void> {
  for (const { username, password, role } of DEMO_USERS) {
    if (people.find(username) !== null) continue;
    await people.add({ username, displayName: NAMES[role], role }, password);
    if (role !== "admin" && role !== "consultant") await pins.set(username, DEMO_PIN);
    security.note("demo", { type: "personAdded", person: username, role });
  }
  await security.settle();
}

/**
 * The wall that a visitor at the demo's own machine becomes without pairing, so that a laptop shows the ward at
 * once. Each browser is a wall of its own; `null` when the security log cannot be written.
 */
export async function openDemoWall({ displays, security }: AccessOffice): Promise<string | null> {
  const number = security.keyring.displays.size + 1;
  const settings = { name: `${WALL_NAME} ${number}`, beds: null, mayAcknowledge: true };
  const added = await displays.add("demo", settings);
  if (!added.ok) return null;
  const paired = await displays.pair("demo", added.value);
  return paired.ok ? paired.value : null;
}
