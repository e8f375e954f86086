import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SecurityBoard } from "#app/_panels/security-board.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("access.security");
  return { title: `${t("title")} · Ventwall` };
}

export default function SecurityPage() {
  return <SecurityBoard />;
}
