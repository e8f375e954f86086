import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AlarmsBoard } from "#app/_panels/alarms-board.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("alarms");
  return { title: `${t("title")} · Ventwall` };
}

export default function AlarmsPage() {
  return <AlarmsBoard />;
}
