import "../_panels/desk.css";
import "../_panels/sheet.css";
import type { ReactNode } from "react";
import { QueryProvider } from "#app/_query/query-provider.tsx";

/** Sheets of paper: nothing of the desk around them, and nothing that changes while they are printed. */
export default function PrintLayout({ children }: { readonly children: ReactNode }) {
  return (
    <QueryProvider>
      <main className="desk print">{children}</main>
    </QueryProvider>
  );
}
