import "../_panels/desk.css";
import "../_panels/desk-alarms.css";
import "../_panels/review.css";
import "../_panels/drawer.css";
import "../_panels/corrections.css";
import "../_panels/subject.css";
import "../_forms/forms.css";
import "../_panels/infusion.css";
import "../_panels/record.css";
import "../_panels/access.css";
import "../_panels/alarms.css";
import "../_panels/audit.css";
import "../_panels/events.css";
import "../_panels/session.css";
import "../_panels/study.css";
import type { ReactNode } from "react";
import { DeskShell } from "#app/_panels/desk-shell.tsx";

export default function DeskLayout({ children }: { readonly children: ReactNode }) {
  return <DeskShell>{children}</DeskShell>;
}
