import { homeOf } from "#lib/access/pages.ts";
import type { Visitor } from "#lib/contract/access.ts";
import type { Principal } from "../access/principal.ts";

/** Whoever looks, as pages know them. */
export function toVisitor(principal: Principal): Visitor {
  return {
    name: principal.kind === "person" ? principal.id : principal.displayName,
    display_name: principal.displayName,
    kind: principal.kind === "terminal" ? "program" : principal.kind,
    role: principal.role,
    rights: [...principal.rights],
  };
}

/** Where the work of somebody who just came in is. */
export function homePath(principal: Principal): string {
  return homeOf(principal.rights) ?? "/account";
}
