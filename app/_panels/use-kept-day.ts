import { useState } from "react";
import { useVisitor } from "#app/_access/visitor.tsx";
import { isFormKept } from "#app/_forms/use-kept-form.ts";

/** Which of several forms was begun in this tab and neither sent nor given up; `null`: none. */
export function useKeptDay(names: readonly string[]): number | null {
  const visitor = useVisitor();
  const [found] = useState(() => names.findIndex((name) => isFormKept(visitor, name)));
  return found < 0 ? null : found;
}
