import type { AccessOffice } from "../access/access-office.ts";

/** A person's role from a moment on. */
interface RoleFrom {
  readonly from: number;
  readonly role: string | null;
}

/** Everybody's roles in order of time, by the actor's name. */
export type KnownRoles = ReadonlyMap<string, readonly RoleFrom[]>;

/** The role of an actor at a time; of somebody seen before they were added, the first one. `null`: not a person. */
export function roleAt(roles: KnownRoles, actor: string, at: number): string | null {
  const own = roles.get(actor);
  return (own?.findLast(({ from }) => from <= at) ?? own?.[0])?.role ?? null;
}

/**
 * What people were here, and when: the security log's word, so that a change of role does not rewrite the past. Of
 * somebody whom it does not name, such as a demo's ready users, the role of now.
 */
export class RoleHistory {
  readonly #office: Pick<AccessOffice, "security" | "people">;
  readonly #roles = new Map<string, RoleFrom[]>();
  #upTo = 0;

  constructor(office: Pick<AccessOffice, "security" | "people">) {
    this.#office = office;
  }

  /** Takes in what has happened since it was last asked. */
  async refresh(): Promise<void> {
    for await (const { seq, event, recordedAt } of this.#office.security.after(this.#upTo)) {
      this.#upTo = seq;
      if (event.type === "personAdded") this.#add(event.person, recordedAt, event.role);
      if (event.type === "roleChanged") this.#add(event.person, recordedAt, event.to);
    }
  }

  /** The role of an actor at a time; `null`: not a person. */
  roleOf(actor: string, at: number): string | null {
    if (actor.startsWith("@") && !this.#roles.has(actor)) {
      const person = this.#office.people.find(actor.slice(1));
      if (person !== null) this.#keep(actor, person.role);
    }
    return roleAt(this.#roles, actor, at);
  }

  /** Everybody's roles, as plain data. */
  known(): KnownRoles {
    for (const { username, role } of this.#office.people.list()) this.#keep(`@${username}`, role);
    return this.#roles;
  }

  /** The role of now, of somebody of whom nothing else is known. */
  #keep(actor: string, role: string): void {
    if (!this.#roles.has(actor)) this.#roles.set(actor, [{ from: 0, role }]);
  }

  #add(person: string, from: number, role: string): void {
    const actor = `@${person}`;
    const roles = this.#roles.get(actor) ?? [];
    roles.push({ from, role });
    this.#roles.set(actor, roles);
  }
}
