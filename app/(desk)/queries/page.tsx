import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { QueriesBoard } from "#app/_panels/queries-board.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("corrections.queries");
  return { title: `${t("title")} · Ventwall` };
}

export default function QueriesPage() {
  return <QueriesBoard />;
}
