import type { useTranslations } from "next-intl";
import { isPersonRole, SCOPES } from "#lib/access/role.ts";
import { REFUSAL_REASONS, SECURITY_EVENT_TYPES, type SecurityEventType } from "#lib/access/security-event.ts";
import type { SecurityLine } from "#lib/contract/access.ts";
import { assertNever } from "#lib/units/assert-never.ts";

/** What a sentence needs of the catalogue. */
export type SecurityWords = ReturnType<typeof useTranslations<"access">>;

/** How people, walls and programs are called now; an event holds what they were called by then, or an id. */
export interface KnownNames {
  readonly person: (username: string) => string;
  readonly display: (id: string) => string;
  readonly program: (id: string) => string;
}

const METHODS = ["password", "hospital", "set_up_link", "pairing_code", "display_link", "pin"] as const;
const REASONS = [...REFUSAL_REASONS, "idle", "too_old"] as const;

/** What happened, in a plain sentence. An event or a fact that this page does not know is said as it stands. */
export function securitySentence(t: SecurityWords, { type, facts }: SecurityLine, names: KnownNames): string {
  if (!isSecurityEventType(type)) return t("security.event.unknown", { type });
  const person = names.person(text(facts.person));
  switch (type) {
    case "signedIn":
      return t("security.event.signedIn", { method: method(t, facts.method) });
    case "signInFailed": {
      const failed = { method: method(t, facts.method), reason: reason(t, facts.code) };
      return typeof facts.name === "string"
        ? t("security.event.signInFailed", { ...failed, name: facts.name })
        : t("security.event.signInFailedUnnamed", failed);
    }
    case "signatureRefused":
      return t("security.event.signatureRefused", { reason: reason(t, facts.code) });
    case "signedOut":
      return t(facts.everywhere === true ? "security.event.signedOutEverywhere" : "security.event.signedOut");
    case "sessionExpired":
      return t("security.event.sessionExpired", { reason: reason(t, facts.reason) });
    case "accessRefused": {
      const refused = { door: text(facts.door), reason: reason(t, facts.code) };
      return typeof facts.count === "number" && facts.count > 1
        ? t("security.event.accessRefusedOften", { ...refused, count: facts.count })
        : t("security.event.accessRefused", refused);
    }
    case "exportTaken":
      return typeof facts.filter === "string"
        ? t("security.event.exportTakenOf", { what: text(facts.what), filter: facts.filter })
        : t("security.event.exportTaken", { what: text(facts.what) });
    case "exportEnded": {
      const ended = { what: text(facts.what), rows: wholeNumber(facts.rows), seq: text(facts.seq) };
      return typeof facts.sha256 === "string"
        ? t("security.event.exportEnded", { ...ended, sha256: facts.sha256.slice(0, 12) })
        : t("security.event.exportBroken", ended);
    }
    case "chainChecked":
      return typeof facts.problem === "string"
        ? t("security.event.chainBroken", { problem: facts.problem })
        : t("security.event.chainChecked", { count: wholeNumber(facts.events) });
    case "personAdded":
      return t("security.event.personAdded", { person, role: role(t, facts.role) });
    case "roleChanged":
      return t("security.event.roleChanged", { person, from: role(t, facts.from), to: role(t, facts.to) });
    case "personDisabled":
      return t("security.event.personDisabled", { person });
    case "personEnabled":
      return t("security.event.personEnabled", { person });
    case "sessionsEnded":
      return t("security.event.sessionsEnded", { person });
    case "setUpLinkMade":
      return t("security.event.setUpLinkMade", { person });
    case "passwordSet":
      return t("security.event.passwordSet", { person });
    case "pinSet":
      return t("security.event.pinSet", { person });
    case "programAdded":
      return t("security.event.programAdded", {
        name: text(facts.name),
        scopes: scopes(t, facts.scopes),
        beds: beds(t, facts.beds),
      });
    case "programRevoked":
      return t("security.event.programRevoked", { name: names.program(text(facts.program)) });
    case "displayAdded":
      return t("security.event.displayAdded", settings(t, facts));
    case "displayChanged":
      return t("security.event.displayChanged", settings(t, facts.settings));
    case "displayPaired":
      return t("security.event.displayPaired", { name: names.display(text(facts.display)) });
    case "displayRevoked":
      return t("security.event.displayRevoked", { name: names.display(text(facts.display)) });
    case "recordingResumed": {
      const missed = { count: wholeNumber(facts.count), unnamed: wholeNumber(facts.unnamed) };
      return missed.unnamed === 0
        ? t("security.event.recordingResumed", missed)
        : t("security.event.recordingResumedInPart", missed);
    }
    default:
      return assertNever(type);
  }
}

export function isSecurityEventType(type: string | null): type is SecurityEventType {
  return SECURITY_EVENT_TYPES.some((known) => known === type);
}

/** A fact as text; a dash for one that is missing. */
function text(fact: unknown): string {
  if (typeof fact === "string" && fact !== "") return fact;
  return typeof fact === "number" ? String(fact) : "—";
}

function wholeNumber(fact: unknown): number {
  return typeof fact === "number" ? fact : 0;
}

function method(t: SecurityWords, fact: unknown): string {
  const known = METHODS.find((each) => each === fact);
  return t(`security.method.${known ?? "other"}`);
}

function reason(t: SecurityWords, fact: unknown): string {
  const known = REASONS.find((each) => each === fact);
  return known === undefined ? text(fact) : t(`security.reason.${known}`);
}

function role(t: SecurityWords, fact: unknown): string {
  return isPersonRole(fact) ? t(`role.${fact}`) : text(fact);
}

function scopes(t: SecurityWords, fact: unknown): string {
  const known = SCOPES.filter((scope) => Array.isArray(fact) && fact.includes(scope));
  return known.length === 0 ? "—" : known.map((scope) => t(`keys.programs.scope.${scope}`)).join(", ");
}

function beds(t: SecurityWords, fact: unknown): string {
  if (fact === null || fact === undefined) return t("security.allBeds");
  return t("security.beds", { beds: Array.isArray(fact) ? fact.map(text).join(", ") : text(fact) });
}

function settings(t: SecurityWords, fact: unknown) {
  const known = (typeof fact === "object" && fact !== null ? fact : {}) as Readonly<Record<string, unknown>>;
  return {
    name: text(known.name),
    beds: beds(t, known.beds),
    pin: t(known.mayAcknowledge === true ? "security.withPin" : "security.withoutPin"),
  };
}
