import type { Instant } from "../units/instant.ts";
import type { Scope } from "./role.ts";
import type { DisplaySettings, SecurityEvent } from "./security-event.ts";

/** A program that may come in by a token. */
export interface ProgramKey {
  readonly program: string;
  readonly name: string;
  readonly hash: string;
  readonly scopes: readonly Scope[];
  readonly beds: readonly string[] | null;
  readonly addedAt: Instant;
  readonly addedBy: string;
  readonly revokedAt: Instant | null;
}

/** A wall that may show the ward. */
export interface DisplayKey extends DisplaySettings {
  readonly display: string;
  /** Of the one cookie that is worth something; `null` until a wall holds it. */
  readonly hash: string | null;
  readonly addedAt: Instant;
  readonly addedBy: string;
  readonly pairedAt: Instant | null;
  readonly revokedAt: Instant | null;
}

/** Every key that was ever given to a program or a wall. */
export interface Keyring {
  readonly programs: ReadonlyMap<string, ProgramKey>;
  readonly displays: ReadonlyMap<string, DisplayKey>;
}

export const EMPTY_KEYRING: Keyring = { programs: new Map(), displays: new Map() };

/** The next state of the keyring; events about people leave it as it is. */
export function evolveKeyring(
  keyring: Keyring,
  event: SecurityEvent,
  { recordedAt, actor }: { readonly recordedAt: Instant; readonly actor: string },
): Keyring {
  switch (event.type) {
    case "programAdded": {
      const { type: _, ...key } = event;
      const added = { ...key, addedAt: recordedAt, addedBy: actor, revokedAt: null };
      return { ...keyring, programs: new Map(keyring.programs).set(event.program, added) };
    }
    case "programRevoked":
      return { ...keyring, programs: change(keyring.programs, event.program, { revokedAt: recordedAt }) };
    case "displayAdded": {
      const { type: _, ...key } = event;
      const added = {
        ...key,
        hash: null,
        addedAt: recordedAt,
        addedBy: actor,
        pairedAt: null,
        revokedAt: null,
      };
      return { ...keyring, displays: new Map(keyring.displays).set(event.display, added) };
    }
    case "displayChanged":
      return { ...keyring, displays: change(keyring.displays, event.display, event.settings) };
    case "displayPaired": {
      const paired = { hash: event.hash, pairedAt: recordedAt };
      return { ...keyring, displays: change(keyring.displays, event.display, paired) };
    }
    case "displayRevoked":
      return { ...keyring, displays: change(keyring.displays, event.display, { revokedAt: recordedAt }) };
    default:
      return keyring;
  }
}

function change<Key>(
  keys: ReadonlyMap<string, Key>,
  id: string,
  fields: Partial<Key>,
): ReadonlyMap<string, Key> {
  const before = keys.get(id);
  return before === undefined ? keys : new Map(keys).set(id, { ...before, ...fields });
}

/** Whether a name is taken by a program or a wall that is still let in. */
export function isNameTaken(keyring: Keyring, name: string): boolean {
  const live = [...keyring.programs.values(), ...keyring.displays.values()];
  return live.some((key) => key.revokedAt === null && key.name === name);
}
