import type { Instant } from "../units/instant.ts";
import type { PersonRole, Scope } from "./role.ts";

/** How somebody proved who they are. */
export type SignInMethod = "password" | "hospital" | "set_up_link" | "pairing_code" | "display_link" | "pin";

/** Why somebody was not let in. */
export const REFUSAL_REASONS = [
  "nothing_shown",
  "unknown_token",
  "token_revoked",
  "session_ended",
  "wall_revoked",
  "wall_unpaired",
  "foreign_origin",
  "forbidden",
  "wrong_credentials",
  "disabled",
  "too_many_attempts",
  "bad_link",
  "bad_ticket",
  "no_role",
  "username_taken",
  "hospital_failed",
  "sign_in_again",
] as const;

export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** What a wall is and what it shows. */
export interface DisplaySettings {
  readonly name: string;
  /** Which beds, as in the wall's address (`1-12`); `null`: all. */
  readonly beds: string | null;
  /** Whether people may identify themselves at it by their PIN. */
  readonly mayAcknowledge: boolean;
}

/**
 * What can happen to those who may come in. The actor of each is in its envelope: `@name` for a person, the name
 * of a program or a wall, `terminal` for the command line, `nobody` for one who is not known.
 */
export type SecurityEvent = SecurityFact & {
  /** When it happened, where the log could not be written by then and took it later. */
  readonly happenedAt?: Instant;
};

type SecurityFact =
  | { readonly type: "signedIn"; readonly method: SignInMethod; readonly address: string | null }
  | {
      readonly type: "signInFailed";
      readonly method: SignInMethod;
      /** The name that was tried, as typed; `null` where none belongs to the method. */
      readonly name: string | null;
      readonly code: RefusalReason;
      readonly address: string | null;
    }
  /** Somebody who is signed in did not show once more that it is them, and nothing was signed. */
  | { readonly type: "signatureRefused"; readonly code: RefusalReason; readonly address: string | null }
  | { readonly type: "signedOut"; readonly everywhere: boolean }
  | { readonly type: "sessionExpired"; readonly reason: "idle" | "too_old" }
  /** Somebody was refused at a door; alike ones within a minute are counted together. */
  | {
      readonly type: "accessRefused";
      readonly door: string;
      readonly code: RefusalReason;
      readonly address: string | null;
      readonly count: number;
    }
  /** `filter`: what was asked for, as in the address; absent: nothing in particular. */
  | { readonly type: "exportTaken"; readonly what: string; readonly filter?: string }
  /** Somebody has it, or went away before its end: then there is no `sha256`. */
  | {
      readonly type: "exportEnded";
      readonly what: string;
      /** The event of the trial's log up to which it was made. */
      readonly seq: number;
      readonly rows: number;
      readonly bytes: number;
      readonly sha256: string | null;
    }
  /** The chain of the trial's log was walked to its end, or to where it is broken. */
  | {
      readonly type: "chainChecked";
      /** Nobody asked for it: it was night. */
      readonly nightly: boolean;
      /** Events that follow each other as they should. */
      readonly events: number;
      /** Hex of the last of these; `null`: it could not be told. */
      readonly head: string | null;
      /** What is wrong, as a sentence; `null`: nothing. */
      readonly problem: string | null;
    }
  | { readonly type: "personAdded"; readonly person: string; readonly role: PersonRole }
  | {
      readonly type: "roleChanged";
      readonly person: string;
      readonly from: PersonRole;
      readonly to: PersonRole;
    }
  | { readonly type: "personDisabled"; readonly person: string }
  | { readonly type: "personEnabled"; readonly person: string }
  /** An admin signed a person out everywhere. */
  | { readonly type: "sessionsEnded"; readonly person: string }
  | { readonly type: "setUpLinkMade"; readonly person: string }
  | { readonly type: "passwordSet"; readonly person: string }
  | { readonly type: "pinSet"; readonly person: string }
  | {
      readonly type: "programAdded";
      readonly program: string;
      readonly name: string;
      /** SHA-256 of the token, base64. */
      readonly hash: string;
      readonly scopes: readonly Scope[];
      /** The only beds that it may write to; `null`: all. */
      readonly beds: readonly string[] | null;
    }
  | { readonly type: "programRevoked"; readonly program: string }
  | ({ readonly type: "displayAdded"; readonly display: string } & DisplaySettings)
  | { readonly type: "displayChanged"; readonly display: string; readonly settings: DisplaySettings }
  /** A wall holds the only cookie of this display now; an older one is worth nothing. */
  | { readonly type: "displayPaired"; readonly display: string; readonly hash: string }
  | { readonly type: "displayRevoked"; readonly display: string }
  /** The log can be written again: what happened meanwhile follows, but for `unnamed` of it. */
  | {
      readonly type: "recordingResumed";
      readonly since: Instant;
      /** How much happened that the log could not take. */
      readonly count: number;
      /** How much of it was too much to be kept line by line. */
      readonly unnamed: number;
    };

/** Every type of event, for refusing a log that holds another. */
export const SECURITY_EVENT_TYPES = [
  "signedIn",
  "signInFailed",
  "signatureRefused",
  "signedOut",
  "sessionExpired",
  "accessRefused",
  "exportTaken",
  "exportEnded",
  "chainChecked",
  "personAdded",
  "roleChanged",
  "personDisabled",
  "personEnabled",
  "sessionsEnded",
  "setUpLinkMade",
  "passwordSet",
  "pinSet",
  "programAdded",
  "programRevoked",
  "displayAdded",
  "displayChanged",
  "displayPaired",
  "displayRevoked",
  "recordingResumed",
] as const satisfies readonly SecurityEvent["type"][];

export type SecurityEventType = (typeof SECURITY_EVENT_TYPES)[number];
