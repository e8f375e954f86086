import "./wall.css";
import "./tile.css";
import "./bedside.css";
import "../_panels/session.css";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { WallScreen } from "./wall-screen.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: `${t("wall.title")} · ${t("common.title")}` };
}

interface WallPageProps {
  readonly searchParams: Promise<{ readonly beds?: string | string[] }>;
}

export default async function WallPage({ searchParams }: WallPageProps) {
  const { beds } = await searchParams;
  return <WallScreen wish={[beds ?? []].flat().join(",") || null} />;
}
