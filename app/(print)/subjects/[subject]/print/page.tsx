import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DaySheet } from "#app/_panels/day-sheet.tsx";

interface PrintPageProps {
  readonly params: Promise<{ readonly subject: string }>;
}

export async function generateMetadata({ params }: PrintPageProps): Promise<Metadata> {
  const t = await getTranslations("review.sheet");
  return { title: `${t("title", { subject: decodeURIComponent((await params).subject) })} · Ventwall` };
}

export default async function PrintPage({ params }: PrintPageProps) {
  return <DaySheet subject={decodeURIComponent((await params).subject)} />;
}
