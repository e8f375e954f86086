import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExportsBoard } from "#app/_panels/exports-board.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("exports");
  return { title: `${t("title")} · Ventwall` };
}

export default function ExportsPage() {
  return <ExportsBoard />;
}
