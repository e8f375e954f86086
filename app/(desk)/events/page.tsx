import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EventsBoard } from "#app/_panels/events-board.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("events");
  return { title: `${t("title")} · Ventwall` };
}

export default function EventsPage() {
  return <EventsBoard />;
}
