import "./pair.css";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PairScreen } from "#app/_panels/pair-screen.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("access.pair");
  return { title: `${t("title")} · Ventwall`, referrer: "no-referrer" };
}

interface PairPageProps {
  readonly searchParams: Promise<{ readonly to?: string | string[]; readonly why?: string | string[] }>;
}

export default async function PairPage({ searchParams }: PairPageProps) {
  const { to, why } = await searchParams;
  return <PairScreen to={[to ?? []].flat()[0] ?? null} why={[why ?? []].flat()[0] ?? null} />;
}
