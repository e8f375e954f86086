import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuditBoard } from "#app/_panels/audit-board.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("audit");
  return { title: `${t("title")} · Ventwall` };
}

export default function AuditPage() {
  return <AuditBoard />;
}
