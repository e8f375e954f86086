import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PeopleBoard } from "#app/_panels/people-board.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("access.people");
  return { title: `${t("title")} · Ventwall` };
}

export default function PeoplePage() {
  return <PeopleBoard />;
}
