import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EnrolBoard } from "#app/_panels/enrol-board.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("record");
  return { title: `${t("enrol.title")} · Ventwall` };
}

export default function EnrolPage() {
  return <EnrolBoard />;
}
