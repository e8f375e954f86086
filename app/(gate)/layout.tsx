import "../_panels/desk.css";
import "../_forms/forms.css";
import "../_panels/gate.css";
import type { ReactNode } from "react";
import { GateShell } from "#app/_panels/gate-shell.tsx";

export default function GateLayout({ children }: { readonly children: ReactNode }) {
  return <GateShell>{children}</GateShell>;
}
