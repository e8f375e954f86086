import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RecordBoard } from "#app/_panels/record-board.tsx";

interface RecordPageProps {
  readonly params: Promise<{ readonly subject: string }>;
}

export async function generateMetadata({ params }: RecordPageProps): Promise<Metadata> {
  const t = await getTranslations("record");
  return { title: `${t("of", { subject: decodeURIComponent((await params).subject) })} · Ventwall` };
}

export default async function RecordPage({ params }: RecordPageProps) {
  const subject = decodeURIComponent((await params).subject);
  return <RecordBoard key={subject} subject={subject} />;
}
