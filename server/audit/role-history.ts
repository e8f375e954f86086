import type { AccessOffice } from "../access/access-office.ts";

interface RoleFrom {
  readonly from: number;
  readonly role: string | null;
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

  /** The role of an actor at a time; of somebody seen before they were added, the first one. `null`: not a person. */
  roleOf(actor: string, at: number): string | null {
    if (!actor.startsWith("@")) return null;
    const roles = this.#roles.get(actor) ?? [this.#present(actor)];
    return (roles.findLast(({ from }) => from <= at) ?? roles[0])?.role ?? null;
  }

  #present(actor: string): RoleFrom {
    const role = this.#office.people.find(actor.slice(1))?.role ?? null;
    const known = { from: 0, role };
    // An export asks for every event.
    if (role !== null) this.#roles.set(actor, [known]);
    return known;
  }

  #add(person: string, from: number, role: string): void {
    const actor = `@${person}`;
    const roles = this.#roles.get(actor) ?? [];
    roles.push({ from, role });
    this.#roles.set(actor, roles);
  }
}
