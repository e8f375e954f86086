import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { StudyBoard } from "#app/_panels/study-board.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("desk");
  return { title: `${t("nav.study")} · Ventwall` };
}

export default function StudyPage() {
  return (
    <Suspense>
      <StudyBoard />
    </Suspense>
  );
}
