import type { Access, Right } from "./right.ts";

/** A page and what it takes to see it. */
export interface Page {
  /** The first part of its address. */
  readonly path: string;
  readonly access: Access;
}

/** Every page there is. One that is missing here opens to nobody: a test walks the pages' folder. */
export const PAGES: readonly Page[] = [
  { path: "/wall", access: "wall:see" },
  { path: "/subjects", access: "subjects:see" },
  { path: "/enrol", access: "subjects:change" },
  { path: "/review", access: "review:see" },
  { path: "/queries", access: "review:see" },
  { path: "/alarms", access: "alarms:see" },
  { path: "/events", access: "events:see" },
  { path: "/study", access: "study:see" },
  { path: "/exports", access: "exports:take" },
  { path: "/audit", access: "audit:see" },
  { path: "/people", access: "people:manage" },
  { path: "/keys", access: "keys:manage" },
  { path: "/security", access: "security:see" },
  { path: "/account", access: "account:own" },
  { path: "/sign-in", access: "open" },
  { path: "/set-up", access: "open" },
  { path: "/pair", access: "open" },
  { path: "/forbidden", access: "open" },
];

/** What a page asks for; `null`: there is no such page. */
export function accessOfPage(path: string): Access | null {
  return PAGES.find((page) => path === page.path || path.startsWith(`${page.path}/`))?.access ?? null;
}

/** Where somebody's work is: the first of these that they may see. */
const HOMES: readonly (readonly [Right, string])[] = [
  ["people:manage", "/people"],
  ["review:see", "/review"],
  ["subjects:see", "/subjects"],
  ["wall:see", "/wall"],
];

/** Where `/` leads somebody with these rights; `null`: to nothing of ours. */
export function homeOf(rights: ReadonlySet<Right>): string | null {
  // A nurse at the bed looks at the wall first; whoever reviews days works at a desk.
  if (rights.has("alarms:acknowledge") && !rights.has("review:see")) return "/wall";
  return HOMES.find(([right]) => rights.has(right))?.[1] ?? null;
}
