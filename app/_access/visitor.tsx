"use client";
import { createContext, type ReactNode, useContext } from "react";
import type { Right } from "#lib/access/right.ts";
import type { Visitor } from "#lib/contract/access.ts";

const VisitorContext = createContext<Visitor | null>(null);

interface VisitorProviderProps {
  readonly visitor: Visitor | null;
  readonly children: ReactNode;
}

/** Says to everything inside it who looks. */
export function VisitorProvider({ visitor, children }: VisitorProviderProps) {
  return <VisitorContext value={visitor}>{children}</VisitorContext>;
}

/** Who looks at this page; `null`: nobody that is known. */
export function useVisitor(): Visitor | null {
  return useContext(VisitorContext);
}

/** Whether whoever looks may do something: for what a page offers. The server judges each deed anew. */
export function useMay(right: Right): boolean {
  return useVisitor()?.rights.includes(right) ?? false;
}
